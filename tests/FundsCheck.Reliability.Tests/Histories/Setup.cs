namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The world in which a history plays.</summary>
internal sealed record Setup
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    public required IReadOnlyList<KeyOfAccount> Keys { get; init; }

    /// <summary>The balance of each account at the start.</summary>
    public required IReadOnlyList<decimal> Opening { get; init; }

    public required IReadOnlyList<DebitPlan> Debits { get; init; }

    /// <summary>Whether the log is a file; else it is memory, which no crash survives.</summary>
    public required bool IsInFile { get; init; }

    /// <summary>
    /// Whether the host records true events in time, which keeps the ledger of the bank safe. Else it records arbitrary events.
    /// </summary>
    public required bool IsTruthful { get; init; }

    /// <summary>Whether others draw on the accounts too, so that a balance that was read may be gone.</summary>
    public required bool OthersWithdraw { get; init; }

    public required bool MayApproveUnread { get; init; }

    /// <summary>Whether the host's clock is set ahead and back.</summary>
    public required bool ClockJumps { get; init; }

    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            $"  {(IsInFile ? "file" : "memory")}{(IsTruthful ? ", truthful" : "")}{(OthersWithdraw ? ", others withdraw" : "")}"
                + $"{(MayApproveUnread ? ", unread may be approved" : "")}{(ClockJumps ? ", the clock jumps" : "")}",
            .. Keys.Select((key, number) => $"  key {number}: {key}, opening {FormattableString.Invariant($"{Opening[key.Real]}")}"),
            .. Debits.Select(debit => $"  {debit}"),
        ]);
}
