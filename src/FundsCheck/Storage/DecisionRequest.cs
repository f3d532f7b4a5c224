using FundsCheck.Holds;
using FundsCheck.Rules;

namespace FundsCheck.Storage;

/// <summary>What a store needs to make one decision in one commit.</summary>
public sealed record DecisionRequest
{
    /// <summary>The debit; its id is unique in the store for ever.</summary>
    public required Debit Debit { get; init; }

    /// <summary>The clock when the request was made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>
    /// Between which times it is; null where that is <see cref="Now"/>. No hold ends by a time that is later than the earliest of them.
    /// </summary>
    public ClockBounds? Bounds { get; init; }

    /// <summary>The time of the balance against which holds count; null where it is unknown.</summary>
    public required DateTimeOffset? BalanceTime { get; init; }

    /// <summary>
    /// The id of the real account that the reading states, which links all keys of that account; null where it states none.
    /// </summary>
    public string? PersistentAccountId { get; init; }

    /// <summary>The names of the account: holds on every account that shares one of them count.</summary>
    public AccountKeys Account => AccountKeys.From(Debit, PersistentAccountId);

    /// <summary>Which holds count against the balance.</summary>
    public HoldQuery HoldQuery =>
        HoldQuery.From(Debit.Id, Debit.Amount.Currency, BalanceTime, Bounds?.Earliest ?? Now);

    /// <summary>The rule set that decides: a store that outlives the process keeps it whole.</summary>
    public required RuleSet RuleSet { get; init; }

    /// <summary>
    /// The rule set that may judge beside it and never acts; null for none. A store that outlives the process keeps it whole where the
    /// decision has a <see cref="DecisionRecord.Challenger"/>.
    /// </summary>
    public RuleSet? Challenger { get; init; }

    /// <summary>
    /// The pure function that decides, with the account to itself: called once, and anew where a store repeats a commit that failed.
    /// </summary>
    public required Func<DecisionContext, DecisionRecord> Decide { get; init; }
}
