using System.Diagnostics;
using FundsCheck.Holds;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>The debits and records of the contract of decision stores: as small as a store accepts.</summary>
internal static class ContractRecords
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(1);

    public static Debit Debit(string id, string amount = "10.00 USD", string account = "account-1") => new()
    {
        Id = id,
        AccountKey = account,
        SourceAccountId = "source-of-" + account,
        Amount = Money.Parse(amount),
        EntryClass = "WEB",
        Attempt = 1,
    };

    /// <summary>How long after sending a debit is in no balance.</summary>
    public static readonly TimeSpan PostingDelay = TimeSpan.FromHours(6);

    /// <summary>The hold of an accept: not yet posted for six hours, and gone when a debit sent within its hour must be posted.</summary>
    public static Hold HoldOf(Debit debit, DateTimeOffset decidedAt) =>
        HoldOf(debit, Outcome.Accept, decidedAt) ?? throw new UnreachableException("an accept holds its amount");

    /// <summary>A reading without a balance, with its account only.</summary>
    public static BalanceReading ReadingOf(Debit debit, string? persistentId = null) => new BalanceReading.Succeeded(new AccountBalance
    {
        AccountId = debit.SourceAccountId,
        Currency = new BalanceCurrency.Iso("USD"),
        PersistentAccountId = persistentId,
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = Start,
        RetrievedAt = Start,
    });

    public static DecisionRecord Record(Debit debit, Outcome outcome, DecisionContext context, DateTimeOffset now) =>
        Record(debit, outcome, ReadingOf(debit), context, now);

    /// <summary>A review whose balance was not read.</summary>
    public static DecisionRecord Unread(Debit debit, DecisionContext context, DateTimeOffset now)
    {
        var failure = new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN");
        return Record(debit, Outcome.Review, new BalanceReading.Failed(failure), context, now);
    }

    private static DecisionRecord Record(
        Debit debit, Outcome outcome, BalanceReading reading, DecisionContext context, DateTimeOffset now) => new()
        {
            Debit = debit,
            Revision = context.Revision,
            Superseded = context.Superseded,
            IsRetryVerified = context.IsRetryVerified,
            PostingDelay = PostingDelay,
            Reading = reading,
            Facts = DebitFacts.Create(debit, RuleSet.Default, reading, context.Holds, context.IsRetryVerified, now),
            Holds = context.Holds,
            RuleSet = RuleSet.Default.Identity,
            Verdict = new Verdict { Outcome = outcome, Reasons = [] },
            Hold = HoldOf(debit, outcome, now),
            DecidedAt = now,
            ValidUntil = now + ValidFor,
        };

    private static Hold? HoldOf(Debit debit, Outcome outcome, DateTimeOffset now) =>
        HoldCalculator.GetDecisionHold(debit, outcome, now, now + ValidFor, PostingDelay);
}
