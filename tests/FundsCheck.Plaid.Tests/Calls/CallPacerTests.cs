using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class CallPacerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_thousand_readings_of_ten_Items_cost_what_the_limits_allow_and_all_end()
    {
        using var server = new TokenServer(options => options.RateLimits = PlaidRateLimits.CreateProduction());
        var tokens = Enumerable.Range(0, 10).Select(item => $"access-item-{item}").ToArray();
        server.Answer(tokens, TokenServer.Balance("ins_3"));

        var readings = Enumerable.Range(0, 1_000).Select(debit => server.ReadAsync(tokens[debit % tokens.Length])).ToArray();
        var ended = await Task.WhenAll(readings);

        server.Requests.Should().Be(50);
        ended.Count(reading => reading is BalanceReading.Succeeded).Should().Be(50);
        ended.OfType<BalanceReading.Failed>().Should().HaveCount(950)
            .And.OnlyContain(reading => reading.Failure.Code == "BALANCE_RATE_LIMIT_WAIT"
                && reading.Failure.Category == BalanceFailureCategory.RateLimited);
    }

    [Fact]
    public async Task A_reading_over_the_limit_waits_within_its_deadline()
    {
        using var server = new TokenServer(options => options.RateLimits = new PlaidRateLimits { BalanceCallsPerItem = 2 });
        server.Answer("token", TokenServer.Balance("ins_3"));
        await server.ReadAsync("token");
        await server.ReadAsync("token");
        server.Time.Advance(TimeSpan.FromSeconds(30));

        var waiting = server.ReadAsync("token");
        server.Time.Advance(TimeSpan.FromSeconds(29));
        var before = (waiting.IsCompleted, server.Requests);
        server.Time.Advance(TimeSpan.FromSeconds(3));

        (await waiting).ShouldBeRead();
        before.Should().Be((false, 2));
        server.Requests.Should().Be(3);
    }

    [Fact]
    public async Task The_limit_of_the_client_holds_over_all_Items()
    {
        using var server = new TokenServer(options => options.RateLimits = new PlaidRateLimits { BalanceCallsPerClient = 3 });
        var tokens = Enumerable.Range(0, 5).Select(item => $"access-item-{item}").ToArray();
        server.Answer(tokens, TokenServer.Balance("ins_3"));

        var ended = await Task.WhenAll(tokens.Select(token => server.ReadAsync(token)));

        server.Requests.Should().Be(3);
        ended.Count(reading => reading is BalanceReading.Failed { Failure.Code: "BALANCE_RATE_LIMIT_WAIT" }).Should().Be(2);

        server.Time.Advance(Minute + TimeSpan.FromSeconds(1));
        (await server.ReadAsync(tokens[4])).ShouldBeRead();
    }

    [Fact]
    public async Task A_caller_that_gives_up_ends_its_wait()
    {
        using var server = new TokenServer(options => options.RateLimits = new PlaidRateLimits { BalanceCallsPerItem = 1 });
        server.Answer("token", TokenServer.Balance("ins_3"));
        await server.ReadAsync("token");
        server.Time.Advance(TimeSpan.FromSeconds(30));
        using var caller = new CancellationTokenSource();

        var waiting = server.ReadAsync("token", caller.Token);
        await caller.CancelAsync();

        await waiting.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        server.Requests.Should().Be(1);
    }

    [Fact]
    public async Task A_start_of_an_Item_that_the_limit_of_the_client_refuses_is_given_back()
    {
        using var server = new TokenServer(
            options => options.RateLimits = new PlaidRateLimits { BalanceCallsPerItem = 2, BalanceCallsPerClient = 1 });
        server.Answer(["a", "b"], TokenServer.Balance("ins_3"));
        await server.ReadAsync("a");
        server.Time.Advance(TimeSpan.FromSeconds(5));
        for (var refused = 0; refused < 3; refused++)
        {
            (await server.ReadAsync("b")).ShouldBeUnread("BALANCE_RATE_LIMIT_WAIT");
        }

        server.Time.Advance(TimeSpan.FromSeconds(57));

        (await server.ReadAsync("b")).ShouldBeRead();
    }

    [Fact]
    public async Task Retries_count_as_calls_and_no_more()
    {
        using var server = new TokenServer(options =>
            (options.RateLimits, options.MaxRetryAttempts) = (new PlaidRateLimits { BalanceCallsPerItem = 1 }, 3));
        server.Answer("token", Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"));
        (await server.ReadAsync("token")).ShouldBeUnread("INTERNAL_SERVER_ERROR");

        server.Answer("token", TokenServer.Balance("ins_3"));
        server.Time.Advance(Minute + TimeSpan.FromSeconds(1));

        (await server.ReadAsync("token")).ShouldBeRead();
    }

    [Fact]
    public async Task A_call_that_waits_for_the_limit_of_one_endpoint_holds_up_no_call_of_another()
    {
        using var server = new PathServer(options =>
        {
            options.RateLimits = new PlaidRateLimits { BalanceCallsPerClient = 1 };
            options.MaxConcurrency = 1;
            options.CachedBalances.UseByRuleSet["small"] = CachedBalanceUse.Only;
        });
        await server.ReadAsync("a");
        server.Time.Advance(TimeSpan.FromSeconds(30));

        var waiting = server.ReadAsync("b");
        var cached = await server.ReadAsync("c", "small");

        cached.ShouldBeRead().Freshness.Should().Be(BalanceFreshness.Cached);
        waiting.IsCompleted.Should().BeFalse();
        server.Time.Advance(TimeSpan.FromSeconds(31));
        (await waiting).ShouldBeRead();
    }

    [Theory]
    [InlineData("https://production.plaid.com", 5)]
    [InlineData("https://sandbox.plaid.com", 25)]
    [InlineData("https://plaid.example.com", null)]
    public void The_limits_follow_the_environment(string address, int? calls) =>
        PlaidRateLimits.For(new Uri(address)).BalanceCallsPerItem.Should().Be(calls);
}
