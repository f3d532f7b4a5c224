namespace FundsCheck;

/// <summary>
/// Keeps statuses for the life of the process: the latest 100,000 to 200,000 of them. A status that was dropped costs one call.
/// </summary>
public sealed class MemoryConnectionStatusStore : IConnectionStatusStore
{
    private readonly Lock _lock = new();
    private readonly int _generationMax;
    private Dictionary<(string ConnectionId, string? AccountId), ConnectionStatus> _young = [];
    private Dictionary<(string ConnectionId, string? AccountId), ConnectionStatus> _old = [];

    /// <summary>Creates an empty store.</summary>
    public MemoryConnectionStatusStore()
        : this(100_000)
    {
    }

    /// <param name="generationMax">The most statuses of a generation, of which there are two: a full younger one replaces the older one.
    /// </param>
    internal MemoryConnectionStatusStore(int generationMax) => _generationMax = generationMax;

    /// <inheritdoc/>
    public ValueTask<ConnectionStatus?> FindAsync(string connectionId, string? accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return ValueTask.FromResult(Find((connectionId, accountId)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TrySetAsync(ConnectionStatus status, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(status);
        cancellationToken.ThrowIfCancellationRequested();
        var key = (status.ConnectionId, status.AccountId);
        lock (_lock)
        {
            if (!status.Replaces(Find(key)))
            {
                return ValueTask.FromResult(false);
            }

            if (_young.Count >= _generationMax && !_young.ContainsKey(key))
            {
                (_old, _young) = (_young, []);
            }

            _young[key] = status;
            return ValueTask.FromResult(true);
        }
    }

    private ConnectionStatus? Find((string ConnectionId, string? AccountId) key) =>
        _young.GetValueOrDefault(key) ?? _old.GetValueOrDefault(key);
}
