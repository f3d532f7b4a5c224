namespace FundsCheck;

/// <summary>
/// The latest statuses of connections, with a limit: two generations, of which a full younger one replaces the older one. The same statuses
/// in the same order have the same content. Safe for use from several threads.
/// </summary>
/// <param name="generationMax">The most statuses of one generation.</param>
internal sealed class ConnectionStatusIndex(int generationMax = ConnectionStatusIndex.GenerationMax)
{
    /// <summary>The most statuses of one generation by default.</summary>
    public const int GenerationMax = 100_000;

    /// <summary>The problem of a line whose status replaces no earlier one.</summary>
    public const string Problem = "the status of a connection does not replace that of an earlier line";

    private readonly Lock _lock = new();
    private Dictionary<(string ConnectionId, string? AccountId), ConnectionStatus> _young = [];
    private Dictionary<(string ConnectionId, string? AccountId), ConnectionStatus> _old = [];

    /// <summary>Finds the status of a connection, or of an account; null where none is known.</summary>
    public ConnectionStatus? Find(string connectionId, string? accountId)
    {
        lock (_lock)
        {
            return FindLocked((connectionId, accountId));
        }
    }

    /// <summary>Keeps a status that replaces the current one; false where it does not.</summary>
    public bool TrySet(ConnectionStatus status)
    {
        var key = (status.ConnectionId, status.AccountId);
        lock (_lock)
        {
            if (!status.Replaces(FindLocked(key)))
            {
                return false;
            }

            if (_young.Count >= generationMax && !_young.ContainsKey(key))
            {
                (_old, _young) = (_young, []);
            }

            _young[key] = status;
            return true;
        }
    }

    /// <summary>Adds a status of <see cref="ToSorted"/> to its generation.</summary>
    public void Restore(ConnectionStatus status, bool isOld)
    {
        lock (_lock)
        {
            (isOld ? _old : _young)[(status.ConnectionId, status.AccountId)] = status;
        }
    }

    /// <summary>Lists the statuses by generation and id. An index that has them restored finds and drops the same statuses.</summary>
    public IReadOnlyList<(ConnectionStatus Status, bool IsOld)> ToSorted()
    {
        lock (_lock)
        {
            return
            [
                .. Sorted(_old.Where(old => !_young.ContainsKey(old.Key)).Select(old => old.Value)).Select(status => (status, true)),
                .. Sorted(_young.Values).Select(status => (status, false)),
            ];
        }
    }

    private static IEnumerable<ConnectionStatus> Sorted(IEnumerable<ConnectionStatus> statuses) =>
        statuses.OrderBy(status => status.ConnectionId, StringComparer.Ordinal).ThenBy(status => status.AccountId, StringComparer.Ordinal);

    private ConnectionStatus? FindLocked((string ConnectionId, string? AccountId) key) =>
        _young.GetValueOrDefault(key) ?? _old.GetValueOrDefault(key);
}
