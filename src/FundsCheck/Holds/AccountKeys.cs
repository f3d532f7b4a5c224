namespace FundsCheck.Holds;

/// <summary>
/// The names of a debit's account as 64-bit hashes. Debits that share any name share their holds, by way of as many debits as it takes:
/// a store links the names of a debit (<see cref="AreLinkedBy(DebitStatus)"/>).
/// </summary>
/// <param name="Key">The hash of the host's key (<see cref="Debit.AccountKey"/>).</param>
/// <param name="SourceId">The hash of the account's id at its balance source (<see cref="Debit.SourceAccountId"/>).</param>
/// <param name="PersistentId">The hash of the persistent id in the reading; null without one.</param>
public readonly record struct AccountKeys(ulong Key, ulong SourceId, ulong? PersistentId)
{
    /// <summary>Gets the names in a record.</summary>
    public static AccountKeys From(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return From(record.Debit, PersistentIdOf(record));
    }

    /// <summary>Gets the names in a debit and its reading.</summary>
    /// <param name="debit">The debit.</param>
    /// <param name="persistentId">The persistent id of the account; null for a reading without one.</param>
    public static AccountKeys From(Debit debit, string? persistentId)
    {
        ArgumentNullException.ThrowIfNull(debit);
        return new(
            HashOfKey(debit.AccountKey),
            LinkedAccounts.NameOfSourceId(debit.SourceAccountId),
            persistentId is { Length: > 0 } ? LinkedAccounts.NameOfPersistentId(persistentId) : null);
    }

    /// <summary>Gets the hash of a host's key of an account, as in <see cref="Key"/>.</summary>
    public static ulong HashOfKey(string accountKey)
    {
        ArgumentNullException.ThrowIfNull(accountKey);
        return LinkedAccounts.NameOfKey(accountKey);
    }

    /// <summary>All names of the account.</summary>
    public IEnumerable<ulong> All() => PersistentId is { } id ? [Key, SourceId, id] : [Key, SourceId];

    /// <summary>
    /// Gets the names of a recorded request. They equal the names of the request, unless it stated another persistent id than its reading;
    /// a reopened store has the names of the reading.
    /// </summary>
    public AccountKeys As(DecisionRecord record, string? persistentId)
    {
        ArgumentNullException.ThrowIfNull(record);
        return string.Equals(PersistentIdOf(record), persistentId, StringComparison.Ordinal) ? this : From(record);
    }

    /// <summary>
    /// Whether a store links these names after a decision or an event: always, except for a first decision without a hold and without a
    /// persistent id where key and source id are one text. Every store follows this rule, so that its records verify.
    /// </summary>
    /// <param name="history">The debit's history after the decision or event.</param>
    public bool AreLinkedBy(DebitStatus history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return AreLinkedBy(HoldCalculator.GetDebitHold(history), isFirst: history.Record.Revision == 1 && history.Events.Count == 0);
    }

    internal bool AreLinkedBy(Hold? hold, bool isFirst) =>
        hold is not null || !isFirst || PersistentId is not null || !LinkedAccounts.IsPair(Key, SourceId);

    private static string? PersistentIdOf(DecisionRecord record) =>
        (record.Reading as BalanceReading.Succeeded)?.Balance.PersistentAccountId;
}
