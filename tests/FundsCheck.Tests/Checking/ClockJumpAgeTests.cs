using FundsCheck.Rules;
using FundsCheck.Tests.Rules;

namespace FundsCheck.Tests.Checking;

/// <summary>After a jump of the clock a balance is as old as it may be.</summary>
public sealed class ClockJumpAgeTests
{
    private static readonly RuleSet CachedWithinADay = SmallRuleSet.With("""
        { "id": "age", "measure": "balance.age",
          "bands": [ { "upTo": "24h", "then": "accept" }, { "otherwise": "review", "reason": "BALANCE_STALE" } ],
          "ifUnknown": { "then": "review", "reason": "BALANCE_TIME_UNKNOWN" } }
        """);

    [Theory]
    [InlineData(0)]
    [InlineData(-20)]
    public async Task A_cached_balance_is_no_younger_after_a_jump_back(int hours)
    {
        using var host = new Host(CachedWithinADay).Holding(1000m);
        await host.Checker.CheckAsync(Host.Debit("d-0", 1m));
        var updated = host.Clock.GetUtcNow().AddHours(-40);
        host.Clock.Ahead = TimeSpan.FromHours(hours);

        var decision = await host.Checker.CheckAsync(
            Host.Debit("d-1", 75m),
            new BalanceReading.Succeeded(host.Balance(500m, 500m) with { Freshness = BalanceFreshness.Cached, AsOf = updated }));

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons.Select(reason => reason.Code).Should().Contain("BALANCE_STALE");
    }

    [Fact]
    public async Task A_balance_is_not_used_again_after_a_jump()
    {
        using var host = new Host(reuse: TimeSpan.FromMinutes(10)).Holding(1000m);
        await host.Checker.CheckAsync(Host.Debit("d-0", 1m));
        host.Clock.Advance(TimeSpan.FromMinutes(9.5));
        host.Clock.Ahead = TimeSpan.FromMinutes(-11);

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 1m));

        // A read that ended, and whose thread has not gone on since, is shared and past its deadline.
        (host.Reads == 2 || decision.Reasons.Any(reason => reason.Code == "BALANCE_TIMEOUT")).Should().BeTrue();
    }
}
