namespace FundsCheck.PostgreSql;

/// <summary>The row of a debit after a decision or event: what deciding looks up.</summary>
/// <param name="Status">The debit's status, from which the columns follow.</param>
/// <param name="IsNew">Whether the database has no row of it.</param>
internal sealed record DebitRow(DebitStatus Status, bool IsNew)
{
    /// <summary>The times of the records that this transaction adds, in their order.</summary>
    public List<DateTime> Lines { get; init; } = [];

    /// <summary>The time of the record of the latest decision.</summary>
    public required DateTime DecidedLine { get; init; }
}
