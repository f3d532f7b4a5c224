using FundsCheck.Tests.Rules;

namespace FundsCheck.Tests.Checking;

public sealed class BalanceReuseTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_balance_serves_later_checks_of_its_account_within_the_window()
    {
        using var host = new Host(reuse: Window).Holding(1000m);

        await host.Checker.CheckAsync(Host.Debit("d-1", 1m));
        host.Clock.Advance(Window - TimeSpan.FromMilliseconds(1));
        var second = await host.Checker.CheckAsync(Host.Debit("d-2", 1m));
        var reads = host.Reads;
        host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await host.Checker.CheckAsync(Host.Debit("d-3", 1m));

        (reads, host.Reads).Should().Be((1, 2));
        second.Record.Facts.Balance!.Age.Value.Should().Be(Window - TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Debits_that_share_a_balance_never_spend_it_twice()
    {
        using var host = new Host(reuse: Window).Holding(100m);

        var first = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        var second = await host.Checker.CheckAsync(Host.Debit("d-2", 60m));

        (first.Outcome, second.Outcome, host.Reads).Should().Be((Outcome.Accept, Outcome.Decline, 1));
    }

    [Fact]
    public async Task By_default_each_check_reads()
    {
        using var host = new Host().Holding(1000m);

        await host.Checker.CheckAsync(Host.Debit("d-1", 1m));
        await host.Checker.CheckAsync(Host.Debit("d-2", 1m));

        host.Reads.Should().Be(2);
    }

    [Fact]
    public async Task A_failed_reading_serves_no_later_check()
    {
        using var host = new Host(reuse: Window);
        host.Answer = (_, _) => ValueTask.FromResult<BalanceReading>(new BalanceReading.Failed(BalanceFailures.TimedOut));
        await host.Checker.CheckAsync(Host.Debit("d-1", 1m));

        var second = await host.Holding(1000m).Checker.CheckAsync(Host.Debit("d-2", 1m));

        (second.Outcome, host.Reads).Should().Be((Outcome.Accept, 2));
    }

    [Fact]
    public async Task Another_account_and_another_credential_read_for_themselves()
    {
        using var host = new Host(reuse: Window).Holding(1000m);

        await host.Checker.CheckAsync(Host.Debit("d-1", 1m));
        await host.Checker.CheckAsync(Host.Debit("d-2", 1m, "other"));
        await host.Checker.CheckAsync(
            Host.Debit("d-3", 1m) with { Account = new AccountRef("acc", new Secret("another-token-never-shown")) });

        host.Reads.Should().Be(3);
    }

    [Fact]
    public async Task A_balance_that_is_too_old_for_the_rules_is_reviewed_although_it_is_used_again()
    {
        var strict = SmallRuleSet.With("""
            { "id": "age", "measure": "balance.age",
              "bands": [ { "upTo": "30s", "then": "accept" }, { "otherwise": "review", "reason": "BALANCE_STALE" } ],
              "ifUnknown": { "then": "review", "reason": "BALANCE_TIME_UNKNOWN" } }
            """);
        using var host = new Host(strict, reuse: Window).Holding(1000m);

        await host.Checker.CheckAsync(Host.Debit("d-1", 1m));
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        var second = await host.Checker.CheckAsync(Host.Debit("d-2", 1m));

        (second.Outcome, host.Reads).Should().Be((Outcome.Review, 1));
    }
}
