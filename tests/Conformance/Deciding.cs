using FundsCheck.Balances;
using FundsCheck.Decisions;
using FundsCheck.Rules;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Conformance;

/// <summary>Debits and records for the contract of decision stores: as small as the store can tell apart.</summary>
internal static class Deciding
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(1);

    public static RecordedDebit Debit(string id, string amount = "10.00 USD", string account = "account-1") => new()
    {
        Id = id,
        AccountKey = account,
        SourceAccountId = "source-of-" + account,
        Amount = Money.Parse(amount),
        EntryClass = "WEB",
        Attempt = 1,
    };

    /// <summary>A hold of the debit's amount, certain for half a day and gone after a week.</summary>
    public static Hold HoldOf(RecordedDebit debit, DateTimeOffset decidedAt) => new(debit.Amount, decidedAt.AddHours(12), decidedAt.AddDays(7));

    /// <summary>A reading that tells nothing but whose account it is.</summary>
    public static BalanceReading ReadingOf(RecordedDebit debit, string? persistentId = null) => new BalanceReading.Read(new AccountBalance
    {
        AccountId = debit.SourceAccountId,
        Currency = new BalanceCurrency.Iso("USD"),
        PersistentAccountId = persistentId,
        Source = BalanceSourceKind.RealTime,
        RequestedAt = Start,
        RetrievedAt = Start,
    });

    public static DecisionRecord Record(RecordedDebit debit, Outcome outcome, Holds holds, int revision, DateTimeOffset now) => new()
    {
        Debit = debit,
        Revision = revision,
        Reading = ReadingOf(debit),
        Facts = new DecisionFacts
        {
            Amount = debit.Amount,
            EntryClass = debit.EntryClass,
            Attempt = FactsClassifier.OfAttempt(debit.Attempt, isRetryVerified: true),
            LastReturn = FactsClassifier.OfLastReturn(debit.LastReturn, debit.Attempt, isRetryVerified: true),
            Held = holds.Certain,
            HeldPossible = holds.Possible,
            Reading = "read",
            Balance = new BalanceFacts { Currency = "same", Source = "real-time" },
        },
        Holds = holds,
        RuleSet = RuleSet.Default.Identity,
        Verdict = new Verdict { Outcome = outcome, Reasons = [] },
        Hold = outcome == Outcome.Decline ? null : HoldOf(debit, now),
        DecidedAt = now,
        ValidUntil = now + ValidFor,
    };
}
