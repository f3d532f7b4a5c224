using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Conformance;

/// <summary>
/// The contract of every decision store: one decision for each id, holds that count, and no record without a decision.
/// The test project of a store links these files and opens an empty store for each test.
/// </summary>
public abstract partial class DecisionStoreContract
{
    // Only a store that hangs waits as long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The store under test, empty when a test begins.</summary>
    protected abstract IDecisionStore Store { get; }

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    private static DateTimeOffset Start => Deciding.Start;

    [Fact]
    public async Task A_new_id_has_no_decision()
    {
        (await FindAsync("d-1")).Should().BeNull();
    }

    [Fact]
    public async Task An_existing_decision_is_returned_as_recorded()
    {
        var commit = await DecideAsync(Deciding.Debit("d-1"));

        commit.IsExisting.Should().BeFalse();
        commit.Record.Revision.Should().Be(1);
        (await FindAsync("d-1")).ShouldBe(commit.Record);
    }

    [Fact]
    public async Task Ids_differ_by_every_character()
    {
        await DecideAsync(Deciding.Debit("d-1"));

        (await FindAsync("D-1")).Should().BeNull();
        (await FindAsync("d-10")).Should().BeNull();
    }

    [Fact]
    public async Task The_same_content_gets_the_same_decision_while_it_is_valid()
    {
        var first = await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);

        var second = await DecideAsync(Deciding.Debit("d-1"), Outcome.Accept, Start + Deciding.ValidFor - TimeSpan.FromTicks(1));

        second.IsExisting.Should().BeTrue();
        second.Record.ShouldBe(first.Record);
    }

    [Fact]
    public async Task Once_it_is_no_longer_valid_it_is_decided_anew_as_the_next_revision()
    {
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);

        var second = await DecideAsync(Deciding.Debit("d-1"), Outcome.Accept, Start + Deciding.ValidFor);
        var third = await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start + (2 * Deciding.ValidFor));

        (second.IsExisting, second.Record.Revision, second.Record.Verdict.Outcome).Should().Be((false, 2, Outcome.Accept));
        (third.IsExisting, third.Record.Revision, third.Record.Verdict.Outcome).Should().Be((false, 3, Outcome.Decline));
        (await FindAsync("d-1")).ShouldBe(third.Record);
    }

    [Fact]
    public async Task A_decision_dated_in_the_future_is_not_an_existing_decision()
    {
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Accept, Start.AddDays(30));

        var second = await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start);

        (second.IsExisting, second.Record.Revision).Should().Be((false, 2));
        second.Record.Superseded!.Revision.Should().Be(1);
    }

    [Fact]
    public async Task A_decision_ahead_of_the_clock_by_what_clocks_differ_is_an_existing_decision()
    {
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Accept, Start.AddMinutes(2));

        (await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start)).IsExisting.Should().BeTrue();
    }

    [Fact]
    public async Task A_cancelled_token_records_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        var decide = () => DecideAsync(
            Deciding.Debit("d-1"), _ => throw new InvalidOperationException("this was not to be decided"), cancellationToken: cancelled);
        var find = () => Store.FindAsync("d-1", cancelled).AsTask();

        await decide.Should().ThrowAsync<OperationCanceledException>();
        await find.Should().ThrowAsync<OperationCanceledException>();
        (await FindAsync("d-1")).Should().BeNull();
        (await HoldsNowAsync()).Count.Should().Be(0);
    }

    [Fact]
    public async Task An_exception_of_the_decision_is_rethrown_and_nothing_is_recorded()
    {
        var decide = () => DecideAsync(Deciding.Debit("d-1"), _ => throw new TimeoutException("thrown by the test"));

        await decide.Should().ThrowExactlyAsync<TimeoutException>();

        (await FindAsync("d-1")).Should().BeNull();
        (await HoldsNowAsync()).Count.Should().Be(0);
    }

    [Fact]
    public async Task An_id_whose_decision_threw_is_still_new()
    {
        var decide = () => DecideAsync(Deciding.Debit("d-1"), _ => throw new TimeoutException("thrown by the test"));
        await decide.Should().ThrowExactlyAsync<TimeoutException>();

        var commit = await DecideAsync(Deciding.Debit("d-1", "20.00 USD"));

        (commit.IsExisting, commit.Record.Revision).Should().Be((false, 1));
    }

    private Task<DecisionCommit> DecideAsync(Debit debit, Outcome outcome = Outcome.Accept, DateTimeOffset? at = null) =>
        DecideAsync(debit, context => Deciding.Record(debit, outcome, context, at ?? Start), at);

    private Task<DecisionCommit> DecideAsync(
        Debit debit,
        Func<DecisionContext, DecisionRecord> decide,
        DateTimeOffset? at = null,
        CancellationToken? cancellationToken = null) =>
            DecideAsync(
                new DecisionRequest
                {
                    Debit = debit,
                    RuleSet = RuleSet.Default,
                    Now = at ?? Start,
                    BalanceTime = at ?? Start,
                    Decide = decide,
                },
                cancellationToken ?? TestToken);

    private async Task<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
        await Store.DecideAsync(request, cancellationToken).AsTask().WaitAsync(Patience, TestToken);

    private async Task<DecisionRecord?> FindAsync(string id) =>
        (await Store.FindAsync(id, TestToken).AsTask().WaitAsync(Patience, TestToken))?.Record;

    /// <summary>The holds that a further debit of an account would meet now.</summary>
    private Task<HoldTotals> HoldsNowAsync(string account = "account-1") => HoldsAsync(Start, Start, account);

    /// <summary>The holds that a further debit of an account would meet: seen by a decision that holds nothing itself.</summary>
    private async Task<HoldTotals> HoldsAsync(DateTimeOffset? balanceTime, DateTimeOffset now, string account = "account-1")
    {
        HoldTotals? seen = null;
        var probe = Deciding.Debit("probe-of-" + account, "1.00 USD", account);
        var decide = (DecisionContext context) =>
        {
            seen = context.Holds;
            return Deciding.Record(probe, Outcome.Decline, context, now) with { ValidUntil = now };
        };
        await DecideAsync(
            new DecisionRequest { Debit = probe, RuleSet = RuleSet.Default, Now = now, BalanceTime = balanceTime, Decide = decide },
            TestToken);
        return seen ?? throw new InvalidOperationException("the probe was not decided");
    }
}
