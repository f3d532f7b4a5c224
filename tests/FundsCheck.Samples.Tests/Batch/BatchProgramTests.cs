using FundsCheck.DecisionLog;
using FundsCheck.Sandbox;
using FundsCheck.Samples.Batch;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Samples.Tests.Batch;

/// <summary>The program in this process, against the sandbox.</summary>
public sealed class BatchProgramTests : IDisposable
{
    private const string Header = "id,account,amount,class";

    private static readonly SandboxToken Example = SandboxToken.Get("example");
    private static readonly SandboxToken Exact = SandboxToken.Get("exact");
    private static readonly SandboxToken Unknown = SandboxToken.Get("available-null");
    private static readonly SandboxToken Overdrawn = SandboxToken.Get("available-negative");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    [Fact]
    public async Task Each_outcome_has_its_file_and_its_sum()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(
            Row("d-1", Example, "60.00 USD"), Row("d-2", Exact, "75.00 USD"), Row("d-3", Unknown, "20.00 USD"),
            Row("d-4", Overdrawn, "60.00 USD"));

        var (status, output, error) = await RunAsync(sandbox);

        (status, error).Should().Be((0, string.Empty));
        output.Should().Be(string.Join(
            Environment.NewLine,
            "accept           2          135.00 USD", "review           1           20.00 USD", "decline          1           60.00 USD",
            string.Empty));
        Read("accepted.csv").Select(row => row[0]).Should().Equal("id", "d-1", "d-2");
        Read("reviews.csv")[1][..5].Should().Equal("d-3", Unknown.AccountIds[0], "20.00 USD", "WEB", "AVAILABLE_UNKNOWN");
        Read("declined.csv")[1][..2].Should().Equal("d-4", Overdrawn.AccountIds[0]);
        Read("declined.csv")[1][4].Should().Contain("INSUFFICIENT_AVAILABLE");
        Directory.GetFiles(Output).Should().HaveCount(3);
    }

    [Fact]
    public async Task Two_debits_that_the_account_covers_one_by_one_are_not_both_accepted()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(Row("d-1", Example, "60.00 USD"), Row("d-2", Example, "60.00 USD"));

        var (status, _, _) = await RunAsync(sandbox);

        status.Should().Be(0);
        (Read("accepted.csv").Count, Read("declined.csv").Count).Should().Be((2, 2));
    }

    [Fact]
    public async Task A_second_run_returns_the_existing_decisions()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(Row("d-1", Example, "60.00 USD"), Row("d-2", Exact, "75.01 USD"));
        var first = await RunAsync(sandbox);
        var files = (Text("accepted.csv"), Text("declined.csv"));

        var second = await RunAsync(sandbox);

        second.Should().Be(first);
        (Text("accepted.csv"), Text("declined.csv")).Should().Be(files);
        sandbox.Requests.Total.Should().Be(2);
    }

    [Fact]
    public async Task A_wrong_row_is_named_with_its_line_and_the_rest_goes_on()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(
            Row("d-1", Example, "75"), Row("d-2", Example, "10.001 USD"), "d-3,somebody,10.00 USD,WEB", "d-4,10.00 USD",
            Row("d-5", Example, "10.00 USD"), Row("d-5", Example, "10.00 USD"), string.Empty, $"\"d-6,{Example.AccountIds[0]},10.00 USD,WEB",
            Row("d-7", Exact, "10.00 USD"));

        var (status, output, error) = await RunAsync(sandbox);

        status.Should().Be(2);
        var lines = error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => line.Split(':')[1]).Should().BeEquivalentTo("2", "3", "4", "5", "7", "9");
        lines.Single(line => line.Contains(":2:")).Should().Contain("75.00 USD");
        lines.Single(line => line.Contains(":4:")).Should().Contain("no access token");
        lines.Single(line => line.Contains(":7:")).Should().Contain("line 6");
        Read("accepted.csv").Select(row => row[0]).Should().Equal("id", "d-5", "d-7");
        output.Should().StartWith("accept           2           20.00 USD").And.Contain("no decision      6");
    }

    [Fact]
    public async Task A_debit_that_was_sent_is_named_and_not_accepted_again()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(Row("d-1", Example, "60.00 USD"));
        await RunAsync(sandbox);
        await RecordAsync("d-1", new DebitEvent.Sent());

        var (status, _, error) = await RunAsync(sandbox);

        status.Should().Be(2);
        error.Should().Contain(":2: debit `d-1` is sent");
        Read("accepted.csv").Should().ContainSingle();
    }

    [Fact]
    public async Task A_review_that_a_person_approved_is_accepted()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(Row("d-1", Unknown, "20.00 USD"));
        await RunAsync(sandbox);
        await RecordAsync("d-1", new DebitEvent.Approved("carol", "the customer sent a statement"));

        var (status, output, _) = await RunAsync(sandbox);

        (status, output.Split(' ')[0]).Should().Be((0, "accept"));
        Read("accepted.csv")[1][0].Should().Be("d-1");
    }

    [Fact]
    public async Task A_token_is_in_no_output()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(Row("d-1", Example, "60.00 USD"), Row("d-2", SandboxToken.Get("limit-null"), "60.00 USD"));
        File.AppendAllText(Tokens, "access-sandbox-alone\n");

        var (status, output, error) = await RunAsync(sandbox);

        status.Should().Be(2);
        error.Should().Contain("tokens.csv:").And.NotContain("access-sandbox-");
        output.Should().NotContain("access-sandbox-");
        Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Where(file => file != Tokens)
            .Where(file => File.ReadAllText(file).Contains("access-sandbox-")).Should().BeEmpty();
    }

    [Fact]
    public async Task One_token_of_the_environment_serves_the_accounts_without_their_own()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(Row("d-1", Example, "60.00 USD"));

        var (status, output, _) = await RunAsync(sandbox, ["--debits", Debits, "--output", Output, "--Batch:Token", Example.AccessToken]);

        (status, output.Split(' ')[0]).Should().Be((0, "accept"));
    }

    [Fact]
    public async Task A_log_that_another_process_writes_ends_with_1_and_leaves_no_files()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(Row("d-1", Example, "60.00 USD"));
        await using var other = OpenLog();
        _ = other.GetRequiredService<IFundsChecker>();

        var (status, _, error) = await RunAsync(sandbox);

        status.Should().Be(1);
        error.Should().Contain("decisions.jsonl");
        Directory.Exists(Output).Should().BeFalse();
    }

    [Fact]
    public async Task Wrong_usage_is_reported_at_once_with_every_problem()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var (status, _, error) = await RunAsync(sandbox, ["--debits", "gone.csv", "--tokens", "gone.csv"]);

        status.Should().Be(2);
        error.Should().Contain("Batch:Debits").And.Contain("--debits FILE").And.Contain("--tokens FILE").And.Contain("--output FOLDER");
    }

    [Theory]
    [InlineData("")]
    [InlineData("id;account;amount;class\n")]
    public async Task A_file_without_its_header_ends_with_2_and_checks_nothing(string content)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        WriteDebits(Row("d-1", Example, "60.00 USD"));
        File.WriteAllText(Debits, content);

        var (status, _, error) = await RunAsync(sandbox);

        status.Should().Be(2);
        error.Should().Contain("debits.csv:1: ").And.Contain(Header);
        sandbox.Requests.Total.Should().Be(0);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Debits => Path.Combine(_folder.FullName, "debits.csv");

    private string Tokens => Path.Combine(_folder.FullName, "tokens.csv");

    private string Output => Path.Combine(_folder.FullName, "out");

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    private static string Row(string id, SandboxToken token, string amount) => $"{id},{token.AccountIds[0]},{amount},WEB";

    private void WriteDebits(params IEnumerable<string> rows)
    {
        File.WriteAllLines(Debits, rows.Prepend(Header));
        File.WriteAllLines(
            Tokens,
            new[] { Example, Exact, Unknown, Overdrawn, SandboxToken.Get("limit-null") }
                .Select(token => $"{token.AccountIds[0]},{token.AccessToken}").Prepend("account,token"));
    }

    private string Text(string name) => File.ReadAllText(Path.Combine(Output, name));

    private List<string[]> Read(string name) =>
        [.. Text(name).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(','))];

    private Task<(int Status, string Output, string Error)> RunAsync(PlaidSandbox sandbox) =>
        RunAsync(sandbox, ["--debits", Debits, "--tokens", Tokens, "--output", Output]);

    private async Task<(int Status, string Output, string Error)> RunAsync(PlaidSandbox sandbox, string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await BatchProgram.RunAsync(
            [
                .. arguments, "--FundsCheck:DecisionLog:Path", Log, "--FundsCheck:Plaid:BaseAddress", sandbox.Address.ToString(),
                "--FundsCheck:Plaid:ClientId", "client", "--FundsCheck:Plaid:Secret", "secret",
            ],
            output, error);
        return (status, output.ToString(), error.ToString());
    }

    private async Task RecordAsync(string id, DebitEvent what)
    {
        await using var host = OpenLog();
        await host.GetRequiredService<IFundsChecker>().RecordAsync(id, what);
    }

    private ServiceProvider OpenLog()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().UseDecisionLog(Log).UseBalanceSource(_ => new ScriptedBalanceSource(TimeProvider.System));
        return services.BuildServiceProvider();
    }
}
