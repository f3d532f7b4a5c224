using FundsCheck.Sandbox;
using FundsCheck.Samples.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static FundsCheck.Samples.Tests.Batch.BatchFolder;

namespace FundsCheck.Samples.Tests.Batch;

/// <summary>The program in this process, against the sandbox.</summary>
public sealed class BatchProgramTests : IDisposable
{
    private readonly BatchFolder _folder = new();

    [Fact]
    public async Task Each_outcome_has_its_file_and_its_sum()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(
            Row("d-1", Example, "60.00 USD"), Row("d-2", Exact, "75.00 USD"), Row("d-3", Unknown, "20.00 USD"),
            Row("d-4", Overdrawn, "60.00 USD"));

        var (status, output, error) = await _folder.RunAsync(sandbox);

        (status, error).Should().Be((0, string.Empty));
        output.Should().Be(string.Join(
            Environment.NewLine,
            "accept           2          135.00 USD", "review           1           20.00 USD", "decline          1           60.00 USD",
            string.Empty));
        _folder.Read("accepted.csv").Select(row => row[0]).Should().Equal("id", "d-1", "d-2");
        _folder.Read("reviews.csv")[1][..5].Should().Equal("d-3", Unknown.AccountIds[0], "20.00 USD", "WEB", "AVAILABLE_UNKNOWN");
        _folder.Read("declined.csv")[1][..2].Should().Equal("d-4", Overdrawn.AccountIds[0]);
        _folder.Read("declined.csv")[1][4].Should().Contain("INSUFFICIENT_AVAILABLE");
        Directory.GetFiles(_folder.Output).Should().HaveCount(3);
    }

    [Fact]
    public async Task Two_debits_that_the_account_covers_one_by_one_are_not_both_accepted()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(Row("d-1", Example, "60.00 USD"), Row("d-2", Example, "60.00 USD"));

        var (status, _, _) = await _folder.RunAsync(sandbox);

        status.Should().Be(0);
        (_folder.Read("accepted.csv").Count, _folder.Read("declined.csv").Count).Should().Be((2, 2));
    }

    [Fact]
    public async Task A_second_run_returns_the_existing_decisions()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(Row("d-1", Example, "60.00 USD"), Row("d-2", Exact, "75.01 USD"));
        var first = await _folder.RunAsync(sandbox);
        var files = (_folder.Text("accepted.csv"), _folder.Text("declined.csv"));

        var second = await _folder.RunAsync(sandbox);

        second.Should().Be(first);
        (_folder.Text("accepted.csv"), _folder.Text("declined.csv")).Should().Be(files);
        sandbox.Requests.Total.Should().Be(2);
    }

    [Fact]
    public async Task A_wrong_row_is_named_with_its_line_and_the_rest_goes_on()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(
            Row("d-1", Example, "75"), Row("d-2", Example, "10.001 USD"), "d-3,somebody,10.00 USD,WEB", "d-4,10.00 USD",
            Row("d-5", Example, "10.00 USD"), Row("d-5", Example, "10.00 USD"), string.Empty,
            $"\"d-6,{Example.AccountIds[0]},10.00 USD,WEB", Row("d-7", Exact, "10.00 USD"));

        var (status, output, error) = await _folder.RunAsync(sandbox);

        status.Should().Be(2);
        var lines = error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => line.Split(':')[1]).Should().BeEquivalentTo("2", "3", "4", "5", "7", "9");
        lines.Single(line => line.Contains(":2:")).Should().Contain("75.00 USD");
        lines.Single(line => line.Contains(":4:")).Should().Contain("no access token");
        lines.Single(line => line.Contains(":7:")).Should().Contain("line 6");
        _folder.Read("accepted.csv").Select(row => row[0]).Should().Equal("id", "d-5", "d-7");
        output.Should().StartWith("accept           2           20.00 USD").And.Contain("no decision      6");
    }

    [Fact]
    public async Task A_debit_that_was_sent_is_named_and_not_accepted_again()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(Row("d-1", Example, "60.00 USD"));
        await _folder.RunAsync(sandbox);
        await _folder.RecordAsync("d-1", new DebitEvent.Sent());

        var (status, _, error) = await _folder.RunAsync(sandbox);

        status.Should().Be(2);
        error.Should().Contain(":2: debit `d-1` is sent");
        _folder.Read("accepted.csv").Should().ContainSingle();
    }

    [Fact]
    public async Task A_review_that_a_person_approved_is_accepted()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(Row("d-1", Unknown, "20.00 USD"));
        await _folder.RunAsync(sandbox);
        await _folder.RecordAsync("d-1", new DebitEvent.Approved("carol", "the customer sent a statement"));

        var (status, output, _) = await _folder.RunAsync(sandbox);

        (status, output.Split(' ')[0]).Should().Be((0, "accept"));
        _folder.Read("accepted.csv")[1][0].Should().Be("d-1");
    }

    [Fact]
    public async Task A_token_is_in_no_output()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(Row("d-1", Example, "60.00 USD"), Row("d-2", Card, "60.00 USD"));
        File.AppendAllText(_folder.Tokens, "access-sandbox-alone\n");

        var (status, output, error) = await _folder.RunAsync(sandbox);

        status.Should().Be(2);
        error.Should().Contain("tokens.csv:").And.NotContain("access-sandbox-");
        output.Should().NotContain("access-sandbox-");
        Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Where(file => file != _folder.Tokens)
            .Where(file => File.ReadAllText(file).Contains("access-sandbox-")).Should().BeEmpty();
    }

    [Fact]
    public async Task One_token_of_the_environment_serves_the_accounts_without_their_own()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(Row("d-1", Example, "60.00 USD"));

        var (status, output, _) = await _folder.RunAsync(
            sandbox, "--debits", _folder.Debits, "--output", _folder.Output, "--Batch:Token", Example.AccessToken);

        (status, output.Split(' ')[0]).Should().Be((0, "accept"));
    }

    [Fact]
    public async Task A_log_that_another_process_writes_ends_with_1_and_leaves_no_files()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(Row("d-1", Example, "60.00 USD"));
        await using var other = _folder.OpenLog();
        _ = other.GetRequiredService<IFundsChecker>();

        var (status, _, error) = await _folder.RunAsync(sandbox);

        status.Should().Be(1);
        error.Should().Contain("decisions.jsonl");
        Directory.Exists(_folder.Output).Should().BeFalse();
    }

    [Fact]
    public async Task Wrong_usage_is_reported_at_once_with_every_problem()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var (status, _, error) = await _folder.RunAsync(sandbox, "--debits", "gone.csv", "--tokens", "gone.csv");

        status.Should().Be(2);
        error.Should().Contain("Batch:Debits").And.Contain("--debits FILE").And.Contain("--tokens FILE").And.Contain("--output FOLDER");
    }

    [Fact]
    public async Task A_run_that_is_stopped_ends_with_1_and_leaves_no_files()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(Row("d-1", Hanging, "60.00 USD"));
        using var program = SampleProgram.Start(
            Repository.ProgramOf("Batch"), _folder.FullName, [.. _folder.Files, .. _folder.SettingsOf(sandbox)]);
        await Polling.UntilAsync(() => sandbox.Requests.Total > 0 || program.HasEnded);

        program.Terminate();

        var (status, output, error) = await program.EndAsync();
        (status, output, error).Should().Be((1, string.Empty, $"stopped; run it again for the remaining debits{Environment.NewLine}"));
        Directory.GetFiles(_folder.Output).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("id;account;amount;class\n")]
    public async Task A_file_without_its_header_ends_with_2_and_checks_nothing(string content)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        _folder.WriteDebits(Row("d-1", Example, "60.00 USD"));
        File.WriteAllText(_folder.Debits, content);

        var (status, _, error) = await _folder.RunAsync(sandbox);

        status.Should().Be(2);
        error.Should().Contain("debits.csv:1: ").And.Contain("id,account,amount,class");
        sandbox.Requests.Total.Should().Be(0);
    }

    public void Dispose() => _folder.Dispose();
}
