namespace FundsCheck.Holds;

/// <summary>
/// By what a debit's account is known, as hashes: the host's key, the account's id at its source, and the persistent id that a reading
/// states. Debits that share any of the three share their holds.
/// </summary>
internal readonly record struct AccountKeys(ulong Key, ulong SourceId, ulong? PersistentId)
{
    public static AccountKeys Of(DecisionRecord record) => Of(record.Debit, PersistentIdOf(record));

    /// <summary>
    /// Those of the record that a request gave, which are its own unless it stated another persistent id than its reading: as when the log
    /// is opened again.
    /// </summary>
    public AccountKeys As(DecisionRecord record, string? persistentId) =>
        string.Equals(PersistentIdOf(record), persistentId, StringComparison.Ordinal) ? this : Of(record);

    private static string? PersistentIdOf(DecisionRecord record) =>
        (record.Reading as BalanceReading.Succeeded)?.Balance.PersistentAccountId;

    public static AccountKeys Of(Debit debit, string? persistentId) => new(
        LinkedAccounts.NameOfKey(debit.AccountKey),
        LinkedAccounts.NameOfSourceId(debit.SourceAccountId),
        persistentId is { Length: > 0 } ? LinkedAccounts.NameOfPersistentId(persistentId) : null);
}
