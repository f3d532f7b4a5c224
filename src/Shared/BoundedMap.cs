namespace FundsCheck;

/// <summary>
/// A map of the most recently used entries, with a limit: two generations, of which a full younger one replaces the older one. Finding an
/// entry moves it to the younger generation. Safe for use from several threads.
/// </summary>
/// <param name="generationMax">The most entries of one generation.</param>
internal sealed class BoundedMap<TKey, TValue>(int generationMax)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    /// <summary>The value of a key; null where the map lacks it.</summary>
    public TValue? Find(TKey key)
    {
        lock (_lock)
        {
            return FindLocked(key);
        }
    }

    public TValue GetOrAdd(TKey key, Func<TKey, TValue> create)
    {
        lock (_lock)
        {
            return FindLocked(key) ?? SetLocked(key, create(key));
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (_lock)
        {
            SetLocked(key, value);
        }
    }

    /// <summary>Removes the value of a key and returns it; null where the map lacks it.</summary>
    public TValue? Take(TKey key)
    {
        lock (_lock)
        {
            return _young.Remove(key, out var young) ? young : _old.Remove(key, out var old) ? old : null;
        }
    }

    private TValue? FindLocked(TKey key)
    {
        if (_young.TryGetValue(key, out var young))
        {
            return young;
        }

        return _old.TryGetValue(key, out var old) ? SetLocked(key, old) : null;
    }

    private TValue SetLocked(TKey key, TValue value)
    {
        if (_young.Count >= generationMax && !_young.ContainsKey(key))
        {
            (_old, _young) = (_young, []);
        }

        _young[key] = value;
        return value;
    }
}
