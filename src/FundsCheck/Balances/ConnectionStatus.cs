namespace FundsCheck;

/// <summary>
/// The status of a connection at the balance source (Plaid: an Item), or of one account of it, as the provider reported it outside of a
/// reading. The text form contains no id.
/// </summary>
/// <remarks>A status saves calls; it never permits a debit. A lost status costs one call, whose failure is the same.</remarks>
public sealed record ConnectionStatus
{
    /// <summary>The maximum length of each id.</summary>
    public const int IdLengthMax = BalanceLimits.TextLengthMax;

    /// <summary>Creates a status.</summary>
    /// <param name="connectionId">The provider's id of the connection.</param>
    /// <param name="accountId">The provider's id of the account; null for the status of the whole connection.</param>
    /// <exception cref="ArgumentException">An id is empty or longer than <see cref="IdLengthMax"/>.</exception>
    public ConnectionStatus(string connectionId, string? accountId = null)
    {
        ThrowIfNoId(connectionId, nameof(connectionId));
        if (accountId is not null)
        {
            ThrowIfNoId(accountId, nameof(accountId));
        }

        (ConnectionId, AccountId) = (connectionId, accountId);
    }

    /// <summary>The provider's id of the connection.</summary>
    public string ConnectionId { get; }

    /// <summary>The provider's id of the account; null for the status of the whole connection.</summary>
    public string? AccountId { get; }

    /// <summary>The failure of every reading; null for a healthy connection. Default null.</summary>
    public BalanceFailure? Failure { get; init; }

    /// <summary>When the status changed, by the provider's clock where the provider states it.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When the provider expects a healthy connection to fail; null where it expects no failure. Default null.</summary>
    public DateTimeOffset? ExpectedToFailAt { get; init; }

    /// <summary>
    /// Whether this status replaces another one of the same subject: a later change does, an earlier one does not. Of two changes at one
    /// time, a failure precedes, then an expected failure, so that the order of their arrival does not matter.
    /// </summary>
    /// <param name="current">The current status; null where none is known.</param>
    public bool Replaces(ConnectionStatus? current) =>
        current is null
        || ChangedAt > current.ChangedAt
        || (ChangedAt == current.ChangedAt && Severity(this) > Severity(current));

    /// <summary>Always <c>(connection status)</c>.</summary>
    public override string ToString() => "(connection status)";

    private static int Severity(ConnectionStatus status) =>
        status.Failure is not null ? 2 : status.ExpectedToFailAt is not null ? 1 : 0;

    private static void ThrowIfNoId(string id, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, name);
        if (id.Length > IdLengthMax)
        {
            throw new ArgumentException($"The id has {id.Length} characters; the maximum is {IdLengthMax}.", name);
        }
    }
}
