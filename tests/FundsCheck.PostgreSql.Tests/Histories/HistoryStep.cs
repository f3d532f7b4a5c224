namespace FundsCheck.PostgreSql.Tests.Histories;

/// <summary>One call of a history. Ids and accounts are numbers; a history adds its own name to them.</summary>
internal abstract record HistoryStep
{
    private HistoryStep()
    {
    }

    /// <summary>A decision.</summary>
    /// <param name="Debit">The number of the debit.</param>
    /// <param name="At">The clock.</param>
    /// <param name="IsLookedUp">Whether the debit is looked up before, as the checker does.</param>
    /// <param name="Outcome">The outcome where the balance covers the debit and all holds; otherwise the debit is declined.</param>
    /// <param name="ValidFor">How long the decision is valid.</param>
    public sealed record Decide(int Debit, DateTimeOffset At, bool IsLookedUp, Outcome Outcome, TimeSpan ValidFor) : HistoryStep
    {
        /// <summary>The persistent id in the reading; null for a reading without one.</summary>
        public int? PersistentId { get; init; }

        /// <summary>Whether the balance could not be read.</summary>
        public bool IsUnread { get; init; }

        /// <summary>The age of the balance; null for an unknown time.</summary>
        public TimeSpan? BalanceAge { get; init; } = TimeSpan.Zero;

        /// <summary>The uncertainty of the clock; zero for none.</summary>
        public TimeSpan Uncertainty { get; init; }

        /// <summary>Whether the debit has another amount than before.</summary>
        public bool HasOtherContent { get; init; }
    }

    /// <summary>An event of a debit.</summary>
    public sealed record Happen(int Debit, DateTimeOffset At, DebitEvent Event, int? Revision, bool MayApproveUnread) : HistoryStep;

    /// <summary>A look-up of a debit.</summary>
    public sealed record Find(int Debit) : HistoryStep;

    /// <summary>A read of an account's holds.</summary>
    public sealed record ReadHolds(int Account, DateTimeOffset ExpiresAfter) : HistoryStep;
}
