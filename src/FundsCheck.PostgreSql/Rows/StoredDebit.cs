namespace FundsCheck.PostgreSql;

/// <summary>What the database has of a debit.</summary>
/// <param name="Status">Its status.</param>
/// <param name="DecidedLine">The time of the record of its latest decision.</param>
internal sealed record StoredDebit(DebitStatus Status, DateTime DecidedLine);
