namespace FundsCheck;

/// <summary>
/// Keeps statuses for the life of the process: the latest 100,000 to 200,000 of them. A status that was dropped costs one call.
/// </summary>
public sealed class MemoryConnectionStatusStore : IConnectionStatusStore
{
    private readonly ConnectionStatusIndex _statuses = new();

    /// <inheritdoc/>
    public ValueTask<ConnectionStatus?> FindAsync(string connectionId, string? accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_statuses.Find(connectionId, accountId));
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(status);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_statuses.TrySet(status));
    }
}
