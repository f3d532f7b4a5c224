namespace FundsCheck;

/// <summary>
/// Which account is debited, and how its balance is read.
/// </summary>
/// <remarks>
/// With Plaid: <c>new AccountRef(accountId, new Secret(accessToken))</c>. The text form names neither the account nor the credential.
/// </remarks>
public sealed record AccountRef
{
    /// <summary>The longest key and the longest id.</summary>
    public const int KeyLengthMax = 128;

    /// <summary>An account that its source knows by the key itself.</summary>
    /// <param name="key">The account id at the balance source, or the host's own funding-source id.</param>
    /// <param name="credential">What opens the account at the balance source; null where the source needs none.</param>
    public AccountRef(string key, Secret? credential = null)
        : this(key, key, credential)
    {
    }

    /// <summary>An account that the host knows by its own key.</summary>
    /// <param name="key">The host's funding-source id: holds are summed over it.</param>
    /// <param name="sourceAccountId">The id that the balance source knows; with Plaid, the account id.</param>
    /// <param name="credential">What opens the account at the balance source; null where the source needs none.</param>
    public AccountRef(string key, string sourceAccountId, Secret? credential)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(sourceAccountId);
        Key = key;
        SourceAccountId = sourceAccountId;
        Credential = credential;
    }

    /// <summary>What holds, records and shared reads are keyed by. 1 to 128 characters, checked with the debit.</summary>
    public string Key { get; }

    /// <summary>The id that the balance source knows.</summary>
    public string SourceAccountId { get; }

    /// <summary>What opens the account at the balance source. Never recorded.</summary>
    public Secret? Credential { get; }

    /// <summary>
    /// The provider's id of the institution, where the host knows it: a source may send what that institution requires. Null, the default,
    /// leaves it to the source. Never recorded.
    /// </summary>
    public string? InstitutionId { get; init; }

    /// <summary>
    /// The balance source's id of the connection that has the account (Plaid: the Item's id); null where the host does not know it. With
    /// it, a failure of the connection is known without a call (<see cref="IConnectionStatusStore"/>). 1 to 128 characters, checked with
    /// the debit. Never recorded. Default null.
    /// </summary>
    public string? ConnectionId { get; init; }

    /// <summary>
    /// The name of the client of the balance source that reads the account, where the host has several (Plaid: <c>AddPlaid(name, ...)</c>).
    /// A name that the source does not know fails the reading. Null, the default, is the client without a name. Never recorded.
    /// </summary>
    public string? ClientName { get; init; }

    /// <summary>Always <c>(account)</c>.</summary>
    public override string ToString() => "(account)";
}
