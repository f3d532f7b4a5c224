using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class CheckCommandTests
{
    private const string TokenVariable = "PLAID_ACCESS_TOKEN";
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("60s", 60)]
    [InlineData("4m", 240)]
    [InlineData("2s", 2)]
    public async Task A_time_out_is_the_one_that_was_given(string timeout, int seconds)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var hanging = SandboxToken.Get("fault-hang");
        var clock = new AdjustableTimeProvider(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
        var running = CheckAsync(sandbox, hanging.AccessToken, clock, "--account", hanging.AccountIds[0], "--timeout", timeout);
        await WaitForAsync(() => sandbox.Requests.Total == 1);

        clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        await Task.WhenAny(running, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System));
        running.IsCompleted.Should().BeFalse("the time is not over");
        clock.Advance(TimeSpan.FromTicks(1));
        var run = await running.WaitAsync(HangMax);

        run.ExitCode.Should().Be(10);
        run.Out.Should().Contain("BALANCE_TIMEOUT");
        sandbox.Requests.Total.Should().Be(1, "an attempt that timed out is not retried");
    }

    [Theory]
    [InlineData("https://user:word@127.0.0.1", "sandbox", "BaseAddress has a user, a query or a fragment")]
    [InlineData("https://127.0.0.1?environment=sandbox", "sandbox", "BaseAddress has a user, a query or a fragment")]
    [InlineData("http://127.0.0.1:1", "wr0ng va1ue", "Secret cannot stand in a header")]
    [InlineData("http://127.0.0.1:1", "wr0ng\nva1ue", "Secret cannot stand in a header")]
    public async Task Options_that_are_refused_end_with_2_and_the_validators_message(string address, string secret, string message)
    {
        var run = await Run.OfAsync(
            "", name => name is "PLAID_SECRET" ? secret : "sandbox", TimeProvider.System,
            ["check", "--plaid-url", address, "--account", "a", "--amount", "1.00 USD"]);

        run.ExitCode.Should().Be(2);
        run.Out.Should().BeEmpty();
        run.Error.Should().Contain($"fundscheck: {message}").And.NotContain("wr0ng").And.NotContain("word").And.NotContain("Exception");
    }

    [Fact]
    public async Task White_space_around_credentials_is_dropped()
    {
        await using var sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions { ClientId = "the-client", Secret = "the-secret" });
        var environment = new Dictionary<string, string?>
        {
            ["PLAID_CLIENT_ID"] = " the-client\n",
            ["PLAID_SECRET"] = "the-secret\r\n",
            [TokenVariable] = $"\t{Run.Token}\n",
        };
        var input =
            $"{{\"id\":\"d-1\",\"account\":\"{Run.Account}\",\"amount\":\"1.00 "
                + $"USD\"}}\n{{\"id\":\"d-2\",\"account\":\"{Run.Account}\",\"amount\":\"1.00 USD\",\"accessToken\":\" {Run.Token}\\n\"}}";

        var one = await Run.OfAsync(
            "", environment.GetValueOrDefault, TimeProvider.System,
            ["check", "--plaid-url", sandbox.Address.ToString(), "--account", Run.Account, "--amount", "1.00 USD"]);
        var many = await Run.OfAsync(
            input, environment.GetValueOrDefault, TimeProvider.System,
            ["check", "--plaid-url", sandbox.Address.ToString(), "--debits", "-"]);

        (one.ExitCode, one.Out[..6]).Should().Be((0, "ACCEPT"));
        many.Lines.Should().HaveCount(2).And.OnlyContain(line => line.Contains("\"outcome\":\"accept\""));
    }

    [Theory]
    [InlineData("access-sandbox ex4mple")]
    [InlineData("access-sandbox\nex4mple")]
    [InlineData("access-sandbox\u0000ex4mple")]
    [InlineData("access-sandbox\u00a0ex4mple")]
    public async Task An_access_token_with_white_space_within_is_rejected_and_not_printed(string token)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, token);
        string[] debit = ["--account", Run.Account, "--amount", "1.00 USD"];
        var line = JsonSerializer.Serialize(new { id = "d-1", account = Run.Account, amount = "1.00 USD", accessToken = token });

        var fromVariable = await Run.OfAsync("", token, ["check", "--plaid-url", sandbox.Address.ToString(), .. debit]);
        var fromFile = await Run.OfAsync(
            "", null, ["check", "--plaid-url", sandbox.Address.ToString(), "--access-token-file", file, .. debit]);
        var fromLine = await Run.OfAsync(line, null, ["check", "--plaid-url", sandbox.Address.ToString(), "--debits", "-"]);

        File.Delete(file);
        new[] { fromVariable, fromFile, fromLine }.Should().AllSatisfy(run =>
        {
            run.ExitCode.Should().Be(2);
            (run.Out + run.Error).Should().Contain("has white space, a control character").And.NotContain("ex4mple");
        });
        fromVariable.Error.Should().Contain($"fundscheck: {TokenVariable} has");
        fromFile.Error.Should().Contain("--access-token-file has");
        fromLine.Out.Should().Contain("accessToken.format");
        sandbox.Requests.Total.Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    public async Task A_token_of_nothing_but_white_space_is_none(string token)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var one = await Run.OfAsync(
            "", token, ["check", "--plaid-url", sandbox.Address.ToString(), "--account", Run.Account, "--amount", "1.00 USD"]);
        var many = await Run.BatchAsync(
            sandbox, JsonSerializer.Serialize(new { id = "d-1", account = Run.Account, amount = "1.00 USD", accessToken = token }));

        (one.ExitCode, many.ExitCode).Should().Be((2, 2));
        one.Error.Should().Contain("there is no access token");
        many.Out.Should().Contain("accessToken.format");
    }

    [Theory]
    [InlineData("http://127.0.0.1:{closed}", "BALANCE_CONNECTION_FAILED", "CONNECTION_REFUSED", true)]
    [InlineData("https://plaid.invalid", "BALANCE_CONNECTION_FAILED", "NAME_NOT_RESOLVED", true)]
    [InlineData("https://127.0.0.1:{sandbox}", "BALANCE_TLS_FAILED", "TLS_HANDSHAKE_FAILED", false)]
    public async Task A_failed_connection_states_its_cause_and_whether_it_may_pass(
        string address, string code, string cause, bool transient)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var port = $"{sandbox.Address.Port}";
        var at = address.Replace("{closed}", $"{ClosedPort()}").Replace("{sandbox}", port);

        var text = await Run.OfAsync(
            "", _ => "sandbox", TimeProvider.System, ["check", "--plaid-url", at, "--account", "a", "--amount", "1.00 USD"]);
        var json = await Run.OfAsync(
            "", _ => "sandbox", TimeProvider.System,
            ["check", "--plaid-url", at, "--account", "a", "--amount", "1.00 USD", "--output", "json"]);

        text.ExitCode.Should().Be(10);
        text.Out.Should().Contain($", code `{code}`, cause `{cause}`)");
        text.Out.Contains("check it again later").Should().Be(transient);
        using var decision = JsonDocument.Parse(json.Out);
        decision.RootElement.GetProperty("retryable").GetBoolean().Should().Be(transient);
        decision.RootElement.GetProperty("amount").GetString().Should().Be("1.00 USD");
    }

    private static Task<Run> CheckAsync(PlaidSandbox sandbox, string token, TimeProvider time, params string[] arguments) =>
        Run.OfAsync(
            "", name => name is TokenVariable ? token : null, time,
            ["check", "--plaid-url", sandbox.Address.ToString(), "--amount", "1.00 USD", .. arguments]);

    private static async Task WaitForAsync(Func<bool> reached)
    {
        for (var i = 0; i < 10_000 && !reached(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        reached().Should().BeTrue();
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
