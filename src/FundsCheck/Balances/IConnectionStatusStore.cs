namespace FundsCheck;

/// <summary>
/// Keeps the latest status of connections. Safe for use from several threads. A decision store that also implements this interface keeps
/// the statuses beyond the process.
/// </summary>
public interface IConnectionStatusStore
{
    /// <summary>The latest status of a connection or of one account; null where none is known.</summary>
    /// <param name="connectionId">The provider's id of the connection.</param>
    /// <param name="accountId">The provider's id of the account; null for the status of the whole connection.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    ValueTask<ConnectionStatus?> FindAsync(string connectionId, string? accountId, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a status that replaces the current one (<see cref="ConnectionStatus.Replaces"/>), atomically; false, without an effect,
    /// where it does not.
    /// </summary>
    /// <remarks>
    /// After a user has renewed the login in the host's own flow, which Plaid does not report, the host sets a status without a failure.
    /// </remarks>
    /// <param name="status">The status.</param>
    /// <param name="cancellationToken">Honoured until the commit begins.</param>
    ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken);
}
