using System.Text.Json;
using FundsCheck;
using FundsCheck.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace Cli.Tests;

public sealed class WhenDecisionsAreKept : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");
    private PlaidSandbox sandbox = null!;

    private string Log => Path.Combine(folder.FullName, "decisions.jsonl");

    public async ValueTask InitializeAsync() => sandbox = await PlaidSandbox.StartAsync();

    [Fact]
    public async Task A_decision_is_recalled_by_the_next_run_and_holds_its_amount()
    {
        var first = await CheckAsync("d-1", "60.00 USD");
        var again = await CheckAsync("d-1", "60.00 USD");
        var other = await CheckAsync("d-2", "60.00 USD");

        first.ExitCode.Should().Be(0);
        Member(first, "recorded").GetBoolean().Should().BeTrue();
        Member(again, "recalled").GetBoolean().Should().BeTrue();
        Member(other, "outcome").GetString().Should().Be("decline");
        Member(other, "held").ToString().Should().Contain("60.00 USD");
        first.Error.Should().NotContain("there is no decision log");
    }

    [Fact]
    public async Task The_same_id_with_other_content_ends_with_2()
    {
        await CheckAsync("d-1", "60.00 USD");

        var conflict = await CheckAsync("d-1", "61.00 USD");

        conflict.ExitCode.Should().Be(2);
        conflict.Out.Should().BeEmpty();
        conflict.Error.Should().Contain("d-1").And.Contain("amount");
    }

    [Fact]
    public async Task What_became_of_a_debit_is_told_and_frees_its_hold()
    {
        await CheckAsync("d-1", "60.00 USD");
        var returned = await Run.OfAsync("decisions", "record", Log, "d-1", "returned", "--code", "R01");
        var contradicted = await Run.OfAsync("decisions", "record", Log, "d-1", "cancelled");
        var unknown = await Run.OfAsync("decisions", "record", Log, "d-9", "sent");
        var misplaced = await Run.OfAsync("decisions", "record", Log, "d-1", "sent", "--code", "R01");

        var other = await CheckAsync("d-2", "60.00 USD");
        var story = await Run.OfAsync("decisions", "show", Log, "d-1");

        returned.ExitCode.Should().Be(0);
        (contradicted.ExitCode, unknown.ExitCode, misplaced.ExitCode).Should().Be((2, 2, 2));
        contradicted.Error.Should().Contain("it cannot be cancelled after it was returned");
        Member(other, "outcome").GetString().Should().Be("accept");
        story.Out.Should().Contain("ACCEPT").And.Contain("returned at").And.Contain("R01").And.NotContain(Run.Token);
    }

    [Fact]
    public async Task Nothing_altered_verifies_and_replays()
    {
        await CheckAsync("d-1", "60.00 USD");
        await CheckAsync("d-2", "60.00 USD");

        var verified = await Run.OfAsync("decisions", "verify", Log);
        var head = verified.Lines[1].Split(' ')[1];
        await CheckAsync("d-3", "1.00 USD");
        var anchored = await Run.OfAsync("decisions", "verify", Log, "--anchor", head);
        var foreign = await Run.OfAsync("decisions", "verify", Log, "--anchor", new string('a', 64));
        var replayed = await Run.OfAsync("decisions", "replay", Log);

        verified.Out.Should().Contain("2 decisions").And.Contain("nothing was altered");
        anchored.ExitCode.Should().Be(0);
        foreign.ExitCode.Should().Be(1);
        (replayed.ExitCode, replayed.Out).Should().Be((0, $"{Log}: 3 decisions replayed, 0 differ\n"));
    }

    [Fact]
    public async Task An_altered_line_is_named_and_nothing_is_written_behind_it()
    {
        await CheckAsync("d-1", "60.00 USD");
        await CheckAsync("d-2", "1.00 USD");
        await File.WriteAllTextAsync(Log, (await File.ReadAllTextAsync(Log)).Replace("\"amount\":\"60.00 USD\"", "\"amount\":\"59.00 USD\"", StringComparison.Ordinal));

        var verified = await Run.OfAsync("decisions", "verify", Log);
        var check = await CheckAsync("d-3", "1.00 USD");

        verified.ExitCode.Should().Be(1);
        verified.Out.Should().Contain($"{Log}: line 3: it was altered");
        check.ExitCode.Should().Be(1);
        check.Error.Should().Contain("line 3");
        check.Out.Should().BeEmpty();
    }

    [Fact]
    public async Task An_answer_that_was_forged_together_with_the_chain_is_found_by_replaying()
    {
        var strict = Path.Combine(folder.FullName, "strict.json");
        await File.WriteAllTextAsync(strict, FundsCheck.Rules.RuleSet.Default.CanonicalText.Replace("\"below\": \"0.00 USD\"", "\"below\": \"50.00 USD\"", StringComparison.Ordinal));
        await CheckAsync("d-1", "60.00 USD");

        var under = await Run.OfAsync("decisions", "replay", Log, "--rules", strict);

        under.ExitCode.Should().Be(1);
        under.Out.Should().Contain("d-1 (revision 1) differs").And.Contain("recorded accept []").And.Contain("1 differ");
    }

    [Fact]
    public async Task A_log_that_is_not_there_ends_with_2()
    {
        var verified = await Run.OfAsync("decisions", "verify", Log);
        var recorded = await Run.OfAsync("decisions", "record", Log, "d-1", "sent");
        var check = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--decisions", Path.Combine(folder.FullName, "none", "log"));

        (verified.ExitCode, recorded.ExitCode, check.ExitCode).Should().Be((2, 2, 2));
        check.Error.Should().Contain("folder that is not there");
        File.Exists(Log).Should().BeFalse();
    }

    [Fact]
    public async Task A_second_writer_is_told_of_the_first()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsIn(Log);
        await using var host = services.BuildServiceProvider();
        _ = host.GetRequiredService<FundsCheck.Decisions.IDecisionStore>();

        var check = await CheckAsync("d-1", "1.00 USD");

        check.ExitCode.Should().Be(1);
        check.Error.Should().Contain("in use by process");
    }

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static JsonElement Member(Run run, string name)
    {
        using var decision = JsonDocument.Parse(run.Out);
        return decision.RootElement.GetProperty(name).Clone();
    }

    private Task<Run> CheckAsync(string id, string amount) =>
        Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", amount, "--id", id, "--decisions", Log, "--output", "json");
}
