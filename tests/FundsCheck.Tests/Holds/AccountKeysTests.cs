using FundsCheck.Holds;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Tests.Holds;

public sealed class AccountKeysTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("a", "a", null, Outcome.Decline, 1, false)]
    [InlineData("a", "a", null, Outcome.Decline, 2, true)]
    [InlineData("a", "a", null, Outcome.Accept, 1, true)]
    [InlineData("a", "a", "real-1", Outcome.Decline, 1, true)]
    [InlineData("a", "b", null, Outcome.Decline, 1, true)]
    public void Names_are_linked_but_for_a_first_decision_that_holds_nothing_under_one_name(
        string key, string sourceId, string? persistentId, Outcome outcome, int revision, bool areLinked)
    {
        var history = new DebitStatus(Record(key, sourceId, outcome, revision), []);

        AccountKeys.From(history.Record.Debit, persistentId).AreLinkedBy(history).Should().Be(areLinked);
    }

    [Fact]
    public void An_event_links_names()
    {
        var rejected = new RecordedEvent("d-1", 1, new DebitEvent.Rejected("ann", "not the customer"), Now);
        var history = new DebitStatus(Record("a", "a", Outcome.Review, revision: 1), [rejected]);

        HoldCalculator.GetDebitHold(history).Should().BeNull();
        AccountKeys.From(history.Record).AreLinkedBy(history).Should().BeTrue();
    }

    private static DecisionRecord Record(string key, string sourceId, Outcome outcome, int revision)
    {
        var debit = new Debit
        {
            Id = "d-1",
            AccountKey = key,
            SourceAccountId = sourceId,
            Amount = Money.Parse("10.00 USD"),
            EntryClass = "WEB",
            Attempt = 1,
        };
        var (reading, holds) = (new BalanceReading.NotRequested(), HoldTotals.None(Currency.Usd));
        return new DecisionRecord
        {
            Debit = debit,
            Revision = revision,
            IsRetryVerified = true,
            PostingDelay = TimeSpan.FromHours(6),
            Reading = reading,
            Facts = DebitFacts.Create(debit, RuleSet.Default, reading, holds, isRetryVerified: true, Now),
            Holds = holds,
            RuleSet = RuleSet.Default.Identity,
            Verdict = new Verdict { Outcome = outcome, Reasons = [] },
            Hold = HoldCalculator.GetDecisionHold(debit, outcome, Now, Now.AddHours(1), TimeSpan.FromHours(6)),
            DecidedAt = Now,
            ValidUntil = Now.AddHours(1),
        };
    }
}
