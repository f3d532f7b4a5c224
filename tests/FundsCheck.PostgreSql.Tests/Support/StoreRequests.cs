using FundsCheck.Holds;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>Requests to a store, as small as a store accepts.</summary>
internal static class StoreRequests
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 15, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(1);

    private static readonly TimeSpan PostingDelay = TimeSpan.FromHours(6);

    public static Debit Debit(string id, decimal amount = 10m, string account = "account-1", string? sourceId = null) => new()
    {
        Id = id,
        AccountKey = account,
        SourceAccountId = sourceId ?? $"source-of-{account}",
        Amount = new Money(amount, Currency.Usd),
        EntryClass = "WEB",
        Attempt = 1,
    };

    /// <summary>A debit that is accepted while the balance covers it and all holds, and declined otherwise.</summary>
    public static DecisionRequest Covered(Debit debit, decimal balance, string? persistentId = null, DateTimeOffset? now = null)
    {
        var time = now ?? Start;
        return Create(debit, time, persistentId, context =>
        {
            var spent = context.Holds.NotYetPosted + context.Holds.PossiblyPosted + debit.Amount;
            var outcome = spent.Amount <= balance ? Outcome.Accept : Outcome.Decline;
            return Record(debit, outcome, context, time, time + ValidFor, persistentId);
        });
    }

    public static DecisionRequest Create(
        Debit debit, DateTimeOffset now, string? persistentId, Func<DecisionContext, DecisionRecord> decide) => new()
        {
            Debit = debit,
            RuleSet = RuleSet.Default,
            Now = now,
            BalanceTime = now,
            PersistentAccountId = persistentId,
            Decide = decide,
        };

    public static DecisionRecord Record(
        Debit debit, Outcome outcome, DecisionContext context, DateTimeOffset now, DateTimeOffset validUntil, string? persistentId)
    {
        var reading = new BalanceReading.Succeeded(new AccountBalance
        {
            AccountId = debit.SourceAccountId,
            Currency = new BalanceCurrency.Iso("USD"),
            PersistentAccountId = persistentId,
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = now,
            RetrievedAt = now,
        });
        return new DecisionRecord
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
            Hold = HoldCalculator.GetDecisionHold(debit, outcome, now, validUntil, PostingDelay),
            DecidedAt = now,
            ValidUntil = validUntil,
        };
    }

    public static EventRequest Event(string id, DebitEvent what, DateTimeOffset? now = null) =>
        new(id, what, now ?? Start, MayApproveUnread: false);
}
