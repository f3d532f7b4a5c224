namespace FundsCheck.Tests.Balances;

public sealed class BalanceReadingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_later_of_two_balances_is_judged_whichever_comes_first()
    {
        var cached = Balance(BalanceFreshness.Cached, Now.AddHours(-1), 500m);
        var realTime = Balance(BalanceFreshness.RealTime, asOf: null, 20m);

        BalanceReading.SelectFresher(cached, realTime).Should().Be(realTime with { Other = cached });
        BalanceReading.SelectFresher(realTime, cached).Should().Be(realTime with { Other = cached });
    }

    [Fact]
    public void A_balance_of_unknown_time_is_older_than_any_other()
    {
        var unknown = Balance(BalanceFreshness.Cached, asOf: null, 500m);
        var old = Balance(BalanceFreshness.Supplied, Now.AddYears(-1), 20m);

        BalanceReading.SelectFresher(unknown, old).Balance.Should().Be(old.Balance);
    }

    [Fact]
    public void A_real_time_balance_whose_time_cannot_be_read_is_older_than_a_cached_one()
    {
        var unreadable = Balance(BalanceFreshness.RealTime, asOf: null, 500m);
        unreadable = unreadable with { Balance = unreadable.Balance with { AsOfUnreadable = "soon" } };
        var cached = Balance(BalanceFreshness.Cached, Now.AddDays(-1), 20m);

        BalanceReading.SelectFresher(unreadable, cached).Balance.Should().Be(cached.Balance);
    }

    [Fact]
    public void Of_two_balances_of_one_time_the_fresher_and_then_the_smaller_one_is_judged()
    {
        var (cached, realTime) = (Balance(BalanceFreshness.Cached, Now, 20m), Balance(BalanceFreshness.RealTime, Now, 500m));
        var (small, large) = (Balance(BalanceFreshness.Cached, Now, 20m), Balance(BalanceFreshness.Cached, Now, 500m));

        BalanceReading.SelectFresher(cached, realTime).Balance.Should().Be(realTime.Balance);
        BalanceReading.SelectFresher(large, small).Balance.Should().Be(small.Balance);
        BalanceReading.SelectFresher(small, large).Balance.Should().Be(small.Balance);
    }

    [Fact]
    public void A_balance_that_states_a_time_after_its_own_reading_is_no_later_than_that()
    {
        var ahead = Balance(BalanceFreshness.Cached, Now.AddMinutes(5), 500m);
        var realTime = Balance(BalanceFreshness.RealTime, asOf: null, 20m);

        BalanceReading.SelectFresher(ahead, realTime).Balance.Should().Be(realTime.Balance);
    }

    [Fact]
    public void The_other_reading_has_none_of_its_own()
    {
        var (first, second, third) = (
            Balance(BalanceFreshness.Cached, Now.AddHours(-2), 1m), Balance(BalanceFreshness.Cached, Now.AddHours(-1), 2m),
            Balance(BalanceFreshness.RealTime, asOf: null, 3m));

        var judged = BalanceReading.SelectFresher(BalanceReading.SelectFresher(first, second), third);

        judged.Should().Be(third with { Other = second });
    }

    private static BalanceReading.Succeeded Balance(BalanceFreshness freshness, DateTimeOffset? asOf, decimal available) =>
        new(new AccountBalance
        {
            AccountId = "acc",
            Available = available,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = freshness,
            AsOf = asOf,
            RequestedAt = Now,
            RetrievedAt = Now,
        });
}
