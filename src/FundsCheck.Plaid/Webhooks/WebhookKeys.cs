using System.Collections.Concurrent;

namespace FundsCheck.Plaid;

/// <summary>
/// The public keys of Plaid by their ids. A key is fetched once, and again after a day, and after a key of a new id appeared: Plaid then
/// has rotated its keys and may have retired this one. An unknown id is remembered too; the calls have a pace, and calls for one id are
/// shared.
/// </summary>
internal sealed class WebhookKeys(WebhookKeyCall call, TimeProvider time)
{
    private const int KeysMax = 64;
    private const int UnknownMax = 1_024;

    /// <summary>The age at which a key is fetched again, and beyond which it is not used where that fails.</summary>
    public static readonly TimeSpan KeyAgeMax = TimeSpan.FromDays(1);

    /// <summary>The time for which an unknown id is remembered.</summary>
    public static readonly TimeSpan UnknownAgeMax = TimeSpan.FromMinutes(5);

    private readonly BoundedMap<string, CachedKey> _keys = new(KeysMax);
    private readonly BoundedMap<string, CachedKey> _unknown = new(UnknownMax);
    private readonly ConcurrentDictionary<string, Lazy<Task<FetchedKey?>>> _calls = new(StringComparer.Ordinal);
    private readonly KeyPace _pace = new(time);
    private int _rotation;

    /// <summary>Finds a key. Where there is none, the result states why.</summary>
    public async ValueTask<(WebhookKey? Key, PlaidWebhookResult? Problem)> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_unknown.Find(keyId) is { } unknown && IsYoung(unknown, UnknownAgeMax))
        {
            return Judge(null);
        }

        var cached = _keys.Find(keyId);
        if (cached is not null && IsYoung(cached, KeyAgeMax) && cached.Rotation == Volatile.Read(ref _rotation))
        {
            return Judge(cached.Key);
        }

        var fetched = await FetchAsync(keyId).WaitAsync(cancellationToken).ConfigureAwait(false);
        return fetched is not null ? Judge(fetched.Key)
            : cached is not null && IsYoung(cached, KeyAgeMax) ? Judge(cached.Key)
            : (null, PlaidWebhookResult.KeyUnavailable);
    }

    private (WebhookKey? Key, PlaidWebhookResult? Problem) Judge(WebhookKey? key) => key switch
    {
        null => (null, PlaidWebhookResult.KeyUnknown),
        { ExpiredAt: { } expiredAt } when expiredAt <= time.GetUtcNow() => (null, PlaidWebhookResult.KeyExpired),
        _ => (key, null),
    };

    // The call has a deadline of its own, because a caller that leaves must not end it for the others.
    private Task<FetchedKey?> FetchAsync(string keyId) =>
        _calls.GetOrAdd(keyId, id => new Lazy<Task<FetchedKey?>>(() => FetchOnceAsync(id))).Value;

    private async Task<FetchedKey?> FetchOnceAsync(string keyId)
    {
        try
        {
            var fetched = _pace.TryTake() ? await call.TryFetchAsync(keyId).ConfigureAwait(false) : null;
            if (fetched is { Key: not null })
            {
                var rotation = _keys.Find(keyId) is null ? Interlocked.Increment(ref _rotation) : Volatile.Read(ref _rotation);
                _keys.Set(keyId, new CachedKey(fetched.Key, time.GetTimestamp(), rotation));
            }
            else if (fetched is not null)
            {
                _unknown.Set(keyId, new CachedKey(null, time.GetTimestamp(), 0));
            }

            return fetched;
        }
        finally
        {
            _calls.TryRemove(keyId, out _);
        }
    }

    private bool IsYoung(CachedKey key, TimeSpan ageMax) => time.GetElapsedTime(key.FetchedAt) < ageMax;
}
