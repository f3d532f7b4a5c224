using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests;

public sealed class ReadingPlanTests
{
    private const string Items = "/item/get";
    private const string Accounts = "/accounts/get";
    private const string Balances = "/accounts/balance/get";

    private static readonly DateTimeOffset Updated = Host.Start.AddMinutes(-20);
    private static readonly DateTimeOffset LongAgo = Host.Start.AddDays(-90);
    private static readonly string Cached = Json.Body(Json.Account(Balance(500)));
    private static readonly string RealTime = Json.Body(Json.Account(Balance(20)));

    public static TheoryData<string, string> FailuresThatPass { get; } = new()
    {
        { "INSTITUTION_DOWN", "INSTITUTION_ERROR" },
        { "BALANCE_LIMIT", "RATE_LIMIT_EXCEEDED" },
        { "LAST_UPDATED_DATETIME_OUT_OF_RANGE", "INVALID_RESULT" },
        { "PLANNED_MAINTENANCE", "API_ERROR" },
    };

    public static TheoryData<string, string> FailuresThatStay { get; } = new()
    {
        { "ITEM_LOGIN_REQUIRED", "ITEM_ERROR" },
        { "INVALID_ACCOUNT_ID", "INVALID_INPUT" },
        { "INVALID_ACCESS_TOKEN", "INVALID_INPUT" },
        { "SOMETHING_NEW", "SOMETHING_NEW" },
    };

    [Fact]
    public async Task Reads_real_time_alone_by_default()
    {
        using var host = new Host(Steps.Ok(RealTime));

        var reading = await host.ReadAsync();

        (reading.ShouldBeRead().Freshness, reading.Other).Should().Be((BalanceFreshness.RealTime, null));
        Paths(host).Should().Equal(Balances);
    }

    [Fact]
    public async Task A_cached_balance_has_its_own_freshness_and_the_time_of_its_Item()
    {
        using var host = new Host(Use(CachedBalanceUse.Only), Steps.Ok(Item(LongAgo, Updated)), Steps.Ok(Cached));

        var balance = (await host.ReadAsync()).ShouldBeRead();

        (balance.Freshness, balance.AsOf, balance.Available).Should().Be((BalanceFreshness.Cached, Updated, 500m));
        Paths(host).Should().Equal(Items, Accounts);
        host.Handler.Requests.Should().OnlyContain(request => request.Body.Contains(Host.AccessToken));
    }

    [Fact]
    public async Task An_Item_that_was_linked_after_its_last_update_has_the_balance_of_the_link()
    {
        var linked = Host.Start.AddMinutes(-1);
        using var host = new Host(Use(CachedBalanceUse.First), Steps.Ok(Item(linked, Updated)), Steps.Ok(Cached));

        var balance = (await host.ReadAsync()).ShouldBeRead();

        (balance.Freshness, balance.AsOf).Should().Be((BalanceFreshness.Cached, linked));
        Paths(host).Should().Equal(Items, Accounts);
    }

    [Theory]
    [InlineData("depository", "checking", "transactions")]
    [InlineData("credit", "credit card", "transactions")]
    [InlineData("investment", "brokerage", "investments")]
    [InlineData("loan", "student", "link")]
    [InlineData("depository", "a new subtype", "link")]
    public async Task The_time_of_a_cached_balance_is_that_of_the_product_which_reads_it(string type, string subtype, string source)
    {
        var investments = Host.Start.AddMinutes(-3);
        var account = Json.Account(Balance(500)).Replace("\"depository\"", $"\"{type}\"", StringComparison.Ordinal)
            .Replace("\"checking\"", $"\"{subtype}\"", StringComparison.Ordinal);
        using var host = new Host(
            Use(CachedBalanceUse.Only), Steps.Ok(Item(LongAgo, Updated, investments)), Steps.Ok(Json.Body(account)));

        (await host.ReadAsync()).ShouldBeRead().AsOf.Should().Be(source switch
        {
            "transactions" => Updated,
            "investments" => investments,
            _ => LongAgo,
        });
    }

    [Theory]
    [InlineData("""{"item":{"institution_id":null,"error":null},"status":null,"request_id":"r"}""")]
    [InlineData("""{"item":{"error":null,"created_at":"yesterday"},"status":{"transactions":null},"request_id":"r"}""")]
    [InlineData("""{"item":{"error":null},"status":{"transactions":{"last_successful_update":"soon"}},"request_id":"r"}""")]
    [InlineData("""{"item":{"error":null},"status":{"transactions":{"last_successful_update":null}},"request_id":"r"}""")]
    [InlineData("not json")]
    public async Task A_cached_balance_of_unknown_age_is_never_young_enough(string item)
    {
        using var host = new Host(Use(CachedBalanceUse.First), Steps.Ok(item), Steps.Ok(Cached), Steps.Ok(RealTime));

        var reading = await host.ReadAsync();

        reading.ShouldBeRead().Freshness.Should().Be(BalanceFreshness.RealTime);
        reading.Other!.ShouldBeRead().AsOf.Should().BeNull();
        Paths(host).Should().Equal(Items, Accounts, Balances);
    }

    [Theory]
    [InlineData(3599, true)]
    [InlineData(3600, true)]
    [InlineData(3601, false)]
    public async Task A_young_cached_balance_saves_the_billed_call(int seconds, bool isYoung)
    {
        using var host = new Host(
            Use(CachedBalanceUse.First), Steps.Ok(Item(LongAgo, Host.Start.AddSeconds(-seconds))), Steps.Ok(Cached), Steps.Ok(RealTime));

        var reading = await host.ReadAsync();

        reading.ShouldBeRead().Available.Should().Be(isYoung ? 500m : 20m);
        Paths(host).Should().HaveCount(isYoung ? 2 : 3);
    }

    [Fact]
    public async Task Two_balances_that_disagree_are_both_kept_and_the_fresher_one_is_judged()
    {
        using var host = new Host(Use(CachedBalanceUse.First), Steps.Ok(Item(LongAgo, LongAgo)), Steps.Ok(Cached), Steps.Ok(RealTime));

        var reading = await host.ReadAsync();

        reading.ShouldBeRead().Available.Should().Be(20m);
        reading.Other!.ShouldBeRead().Available.Should().Be(500m);
    }

    [Fact]
    public async Task An_update_from_the_future_is_not_young()
    {
        using var host = new Host(
            Use(CachedBalanceUse.First), Steps.Ok(Item(LongAgo, Host.Start.AddHours(1))), Steps.Ok(Cached), Steps.Ok(RealTime));

        await host.ReadAsync();

        Paths(host).Should().Equal(Items, Accounts, Balances);
    }

    [Theory]
    [MemberData(nameof(FailuresThatPass))]
    public async Task A_cached_balance_replaces_a_failure_that_passes_by_itself(string code, string type)
    {
        using var host = new Host(
            options => (options.CachedBalances.Use, options.MaxRetryAttempts) = (CachedBalanceUse.WhenRealTimeFails, 0),
            Steps.Error(code, 400, type), Steps.Ok(Item(LongAgo, Updated)), Steps.Ok(Cached));

        var reading = await host.ReadAsync();

        (reading.ShouldBeRead().Freshness, reading.ShouldBeRead().AsOf).Should().Be((BalanceFreshness.Cached, Updated));
        reading.Other!.ShouldBeUnread(code);
        Paths(host).Should().Equal(Balances, Items, Accounts);
    }

    [Theory]
    [MemberData(nameof(FailuresThatStay))]
    public async Task No_cached_balance_replaces_a_failure_that_needs_someone(string code, string type)
    {
        using var host = new Host(Use(CachedBalanceUse.WhenRealTimeFails), Steps.Error(code, 400, type), Steps.Ok(Cached));

        var reading = await host.ReadAsync();

        reading.ShouldBeUnread(code);
        Paths(host).Should().Equal(Balances);
    }

    [Theory]
    [MemberData(nameof(FailuresThatStay))]
    public async Task No_cached_balance_that_was_read_first_replaces_a_failure_that_needs_someone(string code, string type)
    {
        using var host = new Host(
            Use(CachedBalanceUse.First), Steps.Ok(Item(LongAgo, LongAgo)), Steps.Ok(Cached), Steps.Error(code, 400, type));

        var reading = await host.ReadAsync();

        reading.ShouldBeUnread(code);
        reading.Other!.ShouldBeRead().Available.Should().Be(500m);
    }

    [Fact]
    public async Task A_broken_Item_is_known_before_a_billed_call()
    {
        var broken = """{"item":{"institution_id":"ins_3","error":"""
            + Json.Error("ITEM_LOGIN_REQUIRED") + """},"status":null,"request_id":"r"}""";
        using var host = new Host(Use(CachedBalanceUse.First), Steps.Ok(broken), Steps.Ok(RealTime));

        (await host.ReadAsync()).ShouldBeUnread("ITEM_LOGIN_REQUIRED").NeedsUserAction.Should().BeTrue();

        Paths(host).Should().Equal(Items);
    }

    [Fact]
    public async Task A_hanging_real_time_call_leaves_the_cached_balance_that_was_read_first()
    {
        using var host = new Host(Use(CachedBalanceUse.First), Steps.Ok(Item(LongAgo, LongAgo)), Steps.Ok(Cached), Steps.Hang());

        var reading = host.ReadAsync();
        while (host.Handler.Requests.Count < 3)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        host.Time.Advance(TimeSpan.FromSeconds(30));

        var judged = await reading;
        judged.ShouldBeRead().Freshness.Should().Be(BalanceFreshness.Cached);
        judged.Other!.ShouldBeUnread(BalanceFailures.TimeoutCode);
    }

    [Fact]
    public async Task A_kind_that_never_uses_cached_balances_is_read_in_real_time()
    {
        using var host = new Host(
            options =>
            {
                options.CachedBalances.Use = CachedBalanceUse.First;
                options.CachedBalances.UseByAccountKind["checking"] = CachedBalanceUse.Never;
            },
            Steps.Ok(Item(LongAgo, Updated)), Steps.Ok(Cached), Steps.Error("INSTITUTION_DOWN", 400, "INSTITUTION_ERROR"));

        var reading = await host.ReadAsync();

        reading.ShouldBeUnread("INSTITUTION_DOWN");
        Paths(host).Should().Equal(Items, Accounts, Balances);
    }

    private static Action<PlaidOptions> Use(CachedBalanceUse use) => options => options.CachedBalances.Use = use;

    private static IEnumerable<string> Paths(Host host) => host.Handler.Requests.Select(request => request.Address!.AbsolutePath);

    private static string Balance(int amount) =>
        $$"""{"available":{{amount}},"current":{{amount}},"limit":null,"iso_currency_code":"USD","unofficial_currency_code":null}""";

    private static string Item(DateTimeOffset createdAt, DateTimeOffset? transactions, DateTimeOffset? investments = null) =>
        $$"""{"item":{"institution_id":"ins_3","error":null,"created_at":"{{createdAt:O}}"}"""
            + $$""","status":{"transactions":{{Update(transactions)}},"investments":{{Update(investments)}}},"request_id":"r-0"}""";

    private static string Update(DateTimeOffset? at) =>
        at is { } time ? $$"""{"last_successful_update":"{{time:O}}","last_failed_update":null}""" : "null";
}
