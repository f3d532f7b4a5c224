using System.Text.Json;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class BatchCheckTests
{
    private static readonly string Good = Line("d-1");

    [Fact]
    public async Task Decisions_are_written_in_order_with_errors_in_their_place()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        string[] lines =
        [
            Good,
            "not json access-production-123",
            Good.Replace("\"account\"", "\"acount\"").Replace("d-1", "d-3"),
            Good.Replace("d-1", "d-4").Replace("\"10.00 USD\"", "10"),
            "",
            Good.Replace("d-1", "d-6"),
            Good.Replace("10.00", "11.00"),
            Good.Replace("d-1", "d-8").Replace("}", ",\"id\":\"d-8\"}"),
            Good.Replace("d-1", "d-9").Replace("}", ",\"class\":\"web\"}"),
            $"{{\"id\":\"{new string('x', 70_000)}\"}}",
            Good.Replace("d-1", "d-11"),
        ];

        var run = await Run.BatchAsync(sandbox, string.Join("\r\n", lines));

        run.ExitCode.Should().Be(2);
        run.Lines.Should().HaveCount(10);
        run.Lines.Select(Shown).Should().Equal(
            "d-1 accept", "2 json.syntax", "3 member.missing member.unknown", "4 type.wrong", "d-6 accept", "7 id.conflict",
            "8 member.repeated", "9 class.unknown", "10 line.length", "d-11 accept");
        run.Lines[2].Should().Contain("did you mean `account`?");
        (run.Out + run.Error).Should().NotContain("access-production-123").And.NotContain(Run.Token);
    }

    [Fact]
    public async Task A_batch_without_errors_ends_with_0_whatever_the_outcomes()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.BatchAsync(sandbox, $"{Good}\n{Line("d-2", "1000.00 USD")}\n");

        run.ExitCode.Should().Be(0);
        run.Lines.Select(Shown).Should().Equal("d-1 accept", "d-2 decline");
    }

    [Fact]
    public async Task A_line_may_have_its_own_token()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var other = SandboxToken.Get("both-null");

        var run = await Run.OfAsync(
            $"{Line("d-1", "1.00 USD", other.AccountIds[0], other.AccessToken)}\n{Line("d-2")}", null,
            ["check", "--plaid-url", sandbox.Address.ToString(), "--debits", "-"]);

        run.Lines.Select(Shown).Should().Equal("d-1 review", "2 accessToken.missing");
    }

    [Fact]
    public async Task Many_lines_stream_in_order()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var checking = SandboxToken.Get("checking");
        var input = string.Join(
            '\n', Enumerable.Range(0, 3_000).Select(n => Line($"d-{n}", "1.00 USD", checking.AccountIds[0], checking.AccessToken)));

        var run = await Run.BatchAsync(sandbox, input);

        run.ExitCode.Should().Be(0);
        run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString())
            .Should().Equal(Enumerable.Range(0, 3_000).Select(n => $"d-{n}"));
        run.Lines.Count(line => line.Contains("\"outcome\":\"accept\"")).Should().Be(1_000);
    }

    [Theory]
    [InlineData("--amount", "1.00 USD")]
    [InlineData("--id", "d-1")]
    public async Task Options_of_one_debit_and_of_a_batch_are_not_mixed(string option, string value)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.BatchAsync(sandbox, Good, option, value);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain(option).And.Contain("--debits");
        sandbox.Requests.Total.Should().Be(0);
    }

    [Fact]
    public async Task A_missing_file_ends_with_2()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, "--debits", "no-such-file.jsonl");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("no-such-file.jsonl");
    }

    [Fact]
    public async Task No_token_of_the_sandbox_shows_a_secret_a_trace_or_an_accept_of_money_that_is_not_there()
    {
        await using var sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions { SlowDelay = TimeSpan.FromMilliseconds(50) });
        var tokens = SandboxToken.All.Where(token => token.AccountIds.Count > 0 && token.Name != "large").ToList();
        var input = string.Join(
            '\n', tokens.Select((token, n) => Line($"d-{n}", "90000000.00 USD", token.AccountIds[0], token.AccessToken)));

        var run = await Run.BatchAsync(sandbox, input, "--timeout", "1s");

        run.ExitCode.Should().Be(0);
        run.Lines.Should().HaveCount(tokens.Count).And.NotContain(line => line.Contains("\"outcome\":\"accept\""));
        (run.Out + run.Error).Should().NotContain("access-sandbox-").And.NotContain("   at ").And.NotContain("Exception");
    }

    private static string Line(string id, string amount = "10.00 USD", string account = Run.Account, string? token = null) =>
        $"{{\"id\":\"{id}\",\"account\":\"{account}\",\"amount\":\"{amount}\"{(token is null ? "" : $",\"accessToken\":\"{token}\"")}}}";

    private static string Shown(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        if (root.TryGetProperty("outcome", out var outcome))
        {
            return $"{root.GetProperty("id").GetString()} {outcome.GetString()}";
        }

        var problems = root.GetProperty("error").GetProperty("problems").EnumerateArray();
        var codes = problems.Select(problem => problem.GetProperty("code").GetString());
        return $"{root.GetProperty("line").GetInt32()} {string.Join(' ', codes.Order(StringComparer.Ordinal))}";
    }
}
