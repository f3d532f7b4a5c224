namespace FundsCheck;

/// <summary>
/// Everything that deciding sees, classified once: a decision is a function of this and of a rule set, and of nothing else.
/// </summary>
public sealed record DecisionFacts
{
    /// <summary>The debit's amount, in the rule set's currency.</summary>
    public required Money Amount { get; init; }

    /// <summary>The entry class.</summary>
    public required string EntryClass { get; init; }

    /// <summary>Whether the entry is to settle on the day it is sent.</summary>
    public bool SameDay { get; init; }

    /// <summary>1 for a first entry; unknown where the debit states earlier attempts that are not on record.</summary>
    public required Fact<int> Attempt { get; init; }

    /// <summary>The return code of the attempt before, <c>none</c> for a first entry; unknown where <see cref="Attempt"/> is.</summary>
    public required Fact<string> LastReturn { get; init; }

    /// <summary>Own debits that cannot be inside the balance yet.</summary>
    public required Money Held { get; init; }

    /// <summary>Own debits that may or may not be inside the balance.</summary>
    public required Money HeldPossible { get; init; }

    /// <summary>The balance; null where it was not read. Where <see cref="Failure"/> is null too, it was not requested.</summary>
    public BalanceFacts? Balance { get; init; }

    /// <summary>Why the balance was not read; null where it was, or was not requested. Never beside a <see cref="Balance"/>.</summary>
    public BalanceFailure? Failure { get; init; }

    /// <summary>The facts that the rule set declares, in the ordinal order of their names.</summary>
    public IReadOnlyList<CustomFactValue> Custom { get; init; } = [];

    /// <summary>Whether no balance was requested, as the debit's own facts declined it.</summary>
    public bool IsNotRequested => Balance is null && Failure is null;

    /// <summary>The code of the failure, and of a balance that was not requested; null where the balance was read.</summary>
    public string? FailureCode => Failure?.Code ?? (Balance is null ? BalanceFailures.NotRequestedCode : null);
}
