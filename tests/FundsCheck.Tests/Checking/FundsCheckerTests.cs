using FundsCheck.Rules.Language;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Tests.Checking;

/// <summary>Regressions: each test has a decision that was once wrong.</summary>
public sealed class FundsCheckerTests
{
    [Fact]
    public async Task Two_keys_of_one_account_at_the_source_spend_one_balance()
    {
        using var host = new Host().Holding(100m);

        var first = await host.Checker.CheckAsync(Host.Debit("d-1", 80m) with
        {
            Account = new AccountRef("key-1", "acc", credential: null),
        });
        var second = await host.Checker.CheckAsync(Host.Debit("d-2", 80m) with
        {
            Account = new AccountRef("key-2", "acc", credential: null),
        });

        (first.Outcome, second.Outcome).Should().Be((Outcome.Accept, Outcome.Decline));
        second.Record.Holds.DebitIds.Should().Equal("d-1");
    }

    [Fact]
    public async Task A_balance_is_not_newer_than_the_reading_that_holds_it()
    {
        using var host = new Host().Holding(100m);
        var old = host.Balance(100m, 100m) with
        {
            RequestedAt = Host.Start.AddDays(-30),
            RetrievedAt = Host.Start.AddDays(-30),
            AsOf = Host.Start,
        };

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 80m), new BalanceReading.Succeeded(old));

        (decision.Outcome, decision.Reasons.Select(reason => reason.Code))
            .Should().BeEquivalentTo((Outcome.Review, new[] { "BALANCE_STALE" }));
    }

    [Fact]
    public async Task A_cancelled_debit_is_no_accept_while_another_has_its_money()
    {
        using var host = new Host().Holding(100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 80m));
        await host.Checker.RecordAsync("d-1", new DebitEvent.Cancelled());
        (await host.Checker.CheckAsync(Host.Debit("d-2", 80m))).Outcome.Should().Be(Outcome.Accept);

        var again = () => host.Checker.CheckAsync(Host.Debit("d-1", 80m));

        (await again.Should().ThrowAsync<DebitClosedException>()).WithMessage("debit `d-1` is cancelled and may not be initiated*")
            .Which.State.Should().Be(DebitState.Cancelled);
    }

    [Fact]
    public async Task An_accept_that_was_superseded_by_a_decline_still_holds_its_money()
    {
        using var host = new Host().Holding(100m);
        (await host.Checker.CheckAsync(Host.Debit("d-1", 80m))).Outcome.Should().Be(Outcome.Accept);
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        host.Holding(10m);
        (await host.Checker.CheckAsync(Host.Debit("d-1", 80m))).Outcome.Should().Be(Outcome.Decline);
        host.Holding(100m);

        var next = await host.Checker.CheckAsync(Host.Debit("d-2", 80m));

        next.Outcome.Should().Be(Outcome.Review);
        next.Reasons.Select(reason => reason.Code).Should().OnlyContain(code => code == ReasonCodes.HoldPossible);
    }

    [Fact]
    public async Task A_debit_that_settled_in_the_morning_is_not_counted_twice()
    {
        // Decided at 01:55 in New York, in time for the last window of the night, which settles at 08:30.
        using var host = new Host().Holding(100m);
        host.Clock.Advance(new DateTimeOffset(2026, 11, 23, 6, 55, 0, TimeSpan.Zero) - Host.Start);
        await host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        await host.Checker.RecordAsync("d-1", new DebitEvent.Sent());
        host.Clock.Advance(TimeSpan.FromHours(6.6));
        host.Holding(40m);

        var before = await host.Checker.CheckAsync(Host.Debit("d-2", 30m));
        await host.Checker.RecordAsync("d-2", new DebitEvent.Cancelled());
        await host.Checker.RecordAsync("d-1", new DebitEvent.Settled(host.Clock.GetUtcNow().AddMinutes(-1)));
        var after = await host.Checker.CheckAsync(Host.Debit("d-3", 30m));

        foreach (var decision in (FundsDecision[])[before, after])
        {
            (decision.Outcome, decision.Record.Holds.NotYetPosted.Amount, decision.Record.Holds.PossiblyPosted.Amount)
                .Should().Be((Outcome.Review, 0m, 60m));
        }
    }

    [Fact]
    public async Task An_approval_names_the_decision_that_was_looked_at()
    {
        using var host = new Host().Holding(available: null, current: 100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 80m));
        host.Clock.Advance(TimeSpan.FromHours(2));
        host.Holding(available: null, current: 100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 80m));

        var old = () => host.Checker.RecordAsync("d-1", new DebitEvent.Approved("ann", "seen"), revision: 1);

        (await old
            .Should().ThrowAsync<DebitEventRefusedException>())
                .WithMessage("*revision 1 was superseded by revision 2, review; look at that one*");
        (await host.Checker.RecordAsync("d-1", new DebitEvent.Approved("ann", "seen"), revision: 2)).Revision.Should().Be(2);
    }

    [Fact]
    public async Task An_approved_review_that_is_checked_again_stays_approved_and_may_be_sent()
    {
        using var host = new Host().Holding(available: null, current: 100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 80m));
        await host.Checker.RecordAsync("d-1", new DebitEvent.Approved("ann", "seen"));
        host.Clock.Advance(TimeSpan.FromHours(2));

        var again = await host.Checker.CheckAsync(Host.Debit("d-1", 80m));

        (again.IsExisting, again.Outcome, again.Approval, again.ValidUntil)
            .Should().Be((true, Outcome.Review, new DebitEvent.Approved("ann", "seen"), Host.Start.AddDays(5)));
        (await host.Checker.RecordAsync("d-1", new DebitEvent.Sent())).Revision.Should().Be(1);
    }

    [Fact]
    public async Task Attempts_that_are_not_on_record_are_reviewed()
    {
        using var host = new Host().Holding(100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 10m));

        var unknown = await host.Checker.CheckAsync(Host.Debit("d-3", 10m) with
        {
            Attempt = 2,
            LastReturn = "R01",
            RetryOf = "nobody-knows",
        });
        var unnamed = await host.Checker.CheckAsync(Host.Debit("d-4", 10m) with { Attempt = 2, LastReturn = "R01" });
        var notReturned = () => host.Checker.CheckAsync(Host.Debit("d-2", 10m) with { Attempt = 2, LastReturn = "R01", RetryOf = "d-1" });

        foreach (var decision in (FundsDecision[])[unknown, unnamed])
        {
            (decision.Outcome, decision.Record.IsRetryVerified).Should().Be((Outcome.Review, false));
            decision.Reasons.Select(reason => reason.Code).Should().OnlyContain(code => code == "RETRY_UNVERIFIED");
        }

        (await notReturned.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Select(problem => problem.Code)
            .Should().Equal("retryOf.not-returned");
    }

    [Fact]
    public async Task An_attempt_that_is_on_record_is_judged_as_it_is()
    {
        using var host = new Host().Holding(100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 10m));
        await host.Checker.RecordAsync("d-1", new DebitEvent.Sent());
        await host.Checker.RecordAsync("d-1", new DebitEvent.Returned(null, "R01"));

        var retry = await host.Checker.CheckAsync(Host.Debit("d-2", 10m) with { Attempt = 2, LastReturn = "R01", RetryOf = "d-1" });

        (retry.Outcome, retry.Record.IsRetryVerified).Should().Be((Outcome.Accept, true));
    }

    [Theory]
    [InlineData(-30, false)]
    [InlineData(60, true)]
    public async Task A_clock_that_jumped_serves_no_accept_of_an_hour_for_a_month_and_ends_no_hold(int days, bool isAhead)
    {
        var clock = new AdjustableTimeProvider(Host.Start);
        await using var services = ServicesWith(clock);
        var checker = services.GetRequiredService<IFundsChecker>();
        (await checker.CheckAsync(Host.Debit("d-1", 80m), ReadingOf(clock))).Outcome.Should().Be(Outcome.Accept);
        clock.Advance(TimeSpan.FromHours(7));
        clock.Ahead += TimeSpan.FromDays(days);

        var other = await checker.CheckAsync(Host.Debit("d-2", 80m), ReadingOf(clock));
        var again = await checker.CheckAsync(Host.Debit("d-1", 80m), ReadingOf(clock));

        (other.Outcome, other.Record.Bounds is not null).Should().Be((isAhead ? Outcome.Review : Outcome.Decline, true));
        (again.IsExisting, again.Record.Revision, again.Record.Superseded!.Revision).Should().Be((false, 2, 1));
    }

    private static ServiceProvider ServicesWith(TimeProvider clock)
    {
        var collection = new ServiceCollection().AddSingleton(clock);
        collection.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => new Host());
        return collection.BuildServiceProvider();
    }

    private static BalanceReading.Succeeded ReadingOf(TimeProvider clock)
    {
        using var host = new Host();
        var now = clock.GetUtcNow();
        return new BalanceReading.Succeeded(host.Balance(100m, 100m) with { RequestedAt = now, RetrievedAt = now });
    }
}
