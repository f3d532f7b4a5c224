using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class PlaidCircuitsTests
{
    private const int AttemptsMin = 10;
    private static readonly TimeSpan OpenDuration = new PlaidOptions().BreakDuration;

    public static TheoryData<string, int, string?> Outages { get; } = new()
    {
        { "", 503, null },
        { "", 503, "application/json" },
        { "", 500, null },
        { "", 502, null },
        { "", 599, null },
        { "<html>sorry</html>", 502, "text/html" },
        { "upstream connect error", 503, "text/plain" },
        { "{}", 503, "application/json" },
    };

    private static IEnumerable<string> Items(string name, int count = AttemptsMin) =>
        Enumerable.Range(0, count).Select(number => $"{name}-{number}");

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A_server_error_without_an_error_of_Plaids_opens_the_circuit(string body, int status, string? contentType)
    {
        using var host = new Host(options => options.MaxRetryAttempts = 0, Steps.Answer(status, body, contentType));
        for (var i = 0; i < AttemptsMin; i++)
        {
            (await host.ReadAsync()).ShouldBeUnread("BALANCE_HTTP_ERROR");
        }

        (await host.ReadAsync()).ShouldBeUnread("BALANCE_CIRCUIT_OPEN").Cause.Should().Be("BALANCE_HTTP_ERROR", "the cause is carried");

        host.Handler.Requests.Should().HaveCount(AttemptsMin);
    }

    [Fact]
    public async Task A_hanging_server_opens_the_circuit_to_Plaid()
    {
        using var server = new TokenServer();
        server.Answer([.. Items("item"), "another"], Steps.Hang());

        (await server.ReadHangingAsync(Items("item"))).Should().AllSatisfy(reading => reading.ShouldBeUnread("BALANCE_TIMEOUT"));

        (await server.ReadAsync("another")).ShouldBeUnread("BALANCE_CIRCUIT_OPEN").Cause.Should().Be("BALANCE_TIMEOUT");
        server.Requests.Should().Be(AttemptsMin, "an attempt that timed out is not retried, and nothing is sent while the circuit is open");
    }

    [Fact]
    public async Task A_gateway_timeout_counts_as_a_hang()
    {
        using var server = new TokenServer();
        server.Answer([.. Items("item"), "another"], Steps.Answer(504, ""));

        foreach (var item in Items("item"))
        {
            (await server.ReadAsync(item)).ShouldBeUnread("BALANCE_HTTP_ERROR");
        }

        (await server.ReadAsync("another")).ShouldBeUnread("BALANCE_CIRCUIT_OPEN");
    }

    [Fact]
    public async Task An_Item_that_hangs_cuts_off_itself_only()
    {
        using var server = new TokenServer();
        server.Answer("hanging", Steps.Hang());
        server.Answer("good", TokenServer.Balance("ins_1"));

        await server.ReadHangingAsync(Enumerable.Repeat("hanging", AttemptsMin));

        (await server.ReadAsync("hanging")).ShouldBeUnread("BALANCE_CIRCUIT_OPEN");
        (await server.ReadAsync("good")).ShouldBeRead();
        server.Logs.Lines.Should().Contain(line => line.Contains("Opened the circuit to one Item", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hanging_institution_cuts_off_all_of_its_Items_and_no_others()
    {
        using var server = new TokenServer();
        string[] hanging = [.. Items("hanging", 5 * AttemptsMin)];
        string[] good = [.. Items("good")];
        await server.LearnAsync([.. hanging, "hanging-quiet"], "ins_1");
        await server.LearnAsync(good, "ins_2");
        server.Answer([.. hanging, "hanging-quiet"], Steps.Hang());

        await server.ReadHangingAsync(hanging);
        var requests = server.Requests;

        (await server.ReadAsync("hanging-quiet")).ShouldBeUnread("BALANCE_CIRCUIT_OPEN", "its institution is known from its last answer");
        server.Requests.Should().Be(requests);
        foreach (var item in good)
        {
            (await server.ReadAsync(item)).ShouldBeRead();
        }

        server.Logs.Lines.Should().Contain(line => line.Contains("Opened the circuit to ins_1", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains("Opened the circuit to Plaid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hangs_of_many_institutions_open_the_circuit_to_Plaid()
    {
        using var server = new TokenServer();
        string[] items = [.. Items("item")];
        foreach (var item in items)
        {
            await server.LearnAsync([item], $"ins_of_{item}");
        }

        await server.LearnAsync(["good"], "ins_good");
        server.Time.Advance(new PlaidOptions().SamplingDuration);
        server.Answer(items, Steps.Hang());

        await server.ReadHangingAsync(items);

        (await server.ReadAsync("good")).ShouldBeUnread("BALANCE_CIRCUIT_OPEN");
        server.Logs.Lines
            .Should().Contain(line => line.Contains("Opened the circuit to Plaid", StringComparison.Ordinal)
                && line.Contains("BALANCE_TIMEOUT", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public async Task An_attempt_that_the_total_time_ends_is_a_hang_where_it_had_half_of_its_own_time(int startsAt, bool opens)
    {
        var seconds = TimeSpan.FromSeconds(1);
        using var server = new TokenServer(options => (options.TotalTimeout, options.MaxConcurrency) = (30 * seconds, AttemptsMin));
        server.Answer("first", Steps.Hang());
        server.Answer(Items("item"), Steps.Hang());
        server.Answer("good", TokenServer.Balance("ins_1"));
        using var caller = new CancellationTokenSource();
        var first = Items("first").Select(_ => server.ReadAsync("first", caller.Token)).ToArray();
        var later = Items("item").Select(item => server.ReadAsync(item)).ToArray();

        // The places come free when the first callers leave; what is left of the later readings' time is less than an attempt's.
        server.Time.Advance(startsAt * seconds);
        await caller.CancelAsync();
        await WaitForAsync(() => server.Requests == 2 * AttemptsMin);
        server.Time.Advance((30 - startsAt) * seconds);

        (await Task.WhenAll(later)).Should().AllSatisfy(reading => reading.ShouldBeUnread("BALANCE_TIMEOUT"));
        (await server.ReadAsync("good") is BalanceReading.Succeeded).Should().Be(!opens);
        await Task.WhenAll(first).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Theory]
    [InlineData("access-sandbox-0b5b6a5f-tokentoken")]
    [InlineData("ins_1; [31m")]
    [InlineData("ins_123456789012345678901234567890")]
    public async Task An_institution_id_of_another_form_is_not_logged(string institution)
    {
        using var server = new TokenServer();
        await server.LearnAsync(["item"], institution);
        server.Answer("item", Steps.Hang());

        await server.ReadHangingAsync(Enumerable.Repeat("item", AttemptsMin + 1));

        server.Logs.Lines.Should().Contain(line => line.Contains("Opened the circuit to one institution", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains(institution, StringComparison.Ordinal));
    }

    private static async Task WaitForAsync(Func<bool> reached)
    {
        // Places are handed over on other threads.
        for (var i = 0; i < 10_000 && !reached(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        reached().Should().BeTrue();
    }
}
