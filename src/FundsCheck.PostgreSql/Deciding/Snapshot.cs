namespace FundsCheck.PostgreSql;

/// <summary>What was read of a debit and its account without a lock.</summary>
/// <param name="DebitId">The debit.</param>
/// <param name="Names">The names of its account.</param>
/// <param name="EndedBy">Holds that expire by this time are left out.</param>
/// <param name="Rows">What was read, for this debit and others.</param>
internal sealed record Snapshot(string DebitId, HashSet<ulong> Names, DateTimeOffset EndedBy, LoadedRows Rows);
