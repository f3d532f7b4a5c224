namespace FundsCheck;

/// <summary>What a balance that was read says, classified: the only form in which rules see it.</summary>
public sealed record BalanceFacts
{
    /// <summary>What can be drawn now, in major units of the balance's currency.</summary>
    public Fact<decimal> Available { get; init; }

    /// <summary>The ledger balance, in major units.</summary>
    public Fact<decimal> Current { get; init; }

    /// <summary>The credit or overdraft limit, in major units.</summary>
    public Fact<decimal> Limit { get; init; }

    /// <summary><c>same</c> as the debit's, <c>other</c>, <c>unofficial</c>, <c>missing</c> or <c>contradictory</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>The account's kind, with the arithmetic that goes with it.</summary>
    public Fact<AccountKind> Kind { get; init; }

    /// <summary>The verification status; <c>none</c> where it does not apply.</summary>
    public Fact<string> Verification { get; init; }

    /// <summary><c>real-time</c>, <c>cached</c> or <c>supplied</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How old the balance is.</summary>
    public Fact<TimeSpan> Age { get; init; }
}
