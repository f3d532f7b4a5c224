namespace FundsCheck.Sandbox;

/// <summary>
/// The faults of future requests: a queued fault occurs once, a standing fault until cleared. A fault of the token of a request precedes a
/// fault of its endpoint, that precedes a fault of any request, and a queued fault precedes a standing one. A rejected request (no
/// credentials, an unknown token) takes only a fault that occurs before the request is read. A fault of a part that the responses of an
/// endpoint lack waits for a request of another endpoint (<see cref="SandboxFault.AppliesTo"/>).
/// </summary>
public sealed class SandboxFaults
{
    /// <summary>The maximum number of queued faults.</summary>
    public const int QueuedMax = 100_000;

    private const string Any = "";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<SandboxFault>> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SandboxFault> _standing = new(StringComparer.Ordinal);
    private volatile int _queued;
    private volatile bool _idle = true;

    internal SandboxFaults()
    {
    }

    /// <summary>The number of queued faults.</summary>
    public int Queued => _queued;

    /// <summary>Queues a fault for the next requests.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests.</param>
    /// <exception cref="InvalidOperationException">The queues would exceed <see cref="QueuedMax"/> faults.</exception>
    public void Enqueue(SandboxFault fault, int times = 1) => Add(Any, fault, times);

    /// <summary>Queues a fault for the next requests of a token.</summary>
    /// <param name="accessToken">One of the sandbox's access tokens or processor tokens.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests.</param>
    /// <exception cref="ArgumentException">The sandbox has no such token, or the fault occurs before the token is read.</exception>
    /// <exception cref="InvalidOperationException">The queues would exceed <see cref="QueuedMax"/> faults.</exception>
    public void Enqueue(string accessToken, SandboxFault fault, int times = 1)
    {
        Add(KeyOf(accessToken, fault), fault, times);
    }

    /// <summary>Queues a fault for the next requests of an endpoint.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests.</param>
    /// <exception cref="ArgumentException">The fault does not apply to the endpoint.</exception>
    /// <exception cref="InvalidOperationException">The queues would exceed <see cref="QueuedMax"/> faults.</exception>
    public void Enqueue(SandboxEndpoint endpoint, SandboxFault fault, int times = 1) => Add(KeyOf(endpoint, fault), fault, times);

    /// <summary>Sets the fault of every request, until <see cref="Clear"/>.</summary>
    public void Always(SandboxFault fault) => Stand(Any, fault);

    /// <summary>Sets the fault of every request of a token, until <see cref="Clear"/>.</summary>
    /// <exception cref="ArgumentException">The sandbox has no such token, or the fault occurs before the token is read.</exception>
    public void Always(string accessToken, SandboxFault fault)
    {
        Stand(KeyOf(accessToken, fault), fault);
    }

    /// <summary>Sets the fault of every request of an endpoint, until <see cref="Clear"/>.</summary>
    /// <exception cref="ArgumentException">The fault does not apply to the endpoint.</exception>
    public void Always(SandboxEndpoint endpoint, SandboxFault fault) => Stand(KeyOf(endpoint, fault), fault);

    /// <summary>Removes all queued and standing faults.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _queues.Clear();
            _standing.Clear();
            _queued = 0;
            _idle = true;
        }
    }

    /// <summary>The next fault, if it occurs before the request is read.</summary>
    internal SandboxFault? TakeBeforeRequest(SandboxEndpoint? endpoint) =>
        _idle ? null : TakeNext(endpoint?.Path, endpoint, early: true) ?? TakeNext(Any, endpoint, early: true);

    /// <summary>The fault of a request that was read.</summary>
    internal SandboxFault? Take(SandboxEndpoint endpoint, SandboxToken? token) => _idle
        ? null
        : TakeNext(token?.AccessToken, endpoint, early: false)
            ?? TakeNext(endpoint.Path, endpoint, early: false)
            ?? TakeNext(Any, endpoint, early: false);

    private static string KeyOf(string accessToken, SandboxFault fault)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        ArgumentNullException.ThrowIfNull(fault);
        var token = TokenCatalog.Find(accessToken) ?? TokenCatalog.FindProcessor(accessToken)
            ?? throw new ArgumentException("the sandbox has no such access token; use one of `SandboxToken.All`", nameof(accessToken));
        return fault.Stage == SandboxFaultStage.BeforeRequest
            ? throw new ArgumentException($"`{fault.Name}` occurs before the token is read; leave the token out", nameof(fault))
            : token.AccessToken;
    }

    private static string KeyOf(SandboxEndpoint endpoint, SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(fault);
        return fault.AppliesTo(endpoint)
            ? endpoint.Path
            : throw new ArgumentException($"`{fault.Name}` changes a part that the responses of {endpoint} lack", nameof(fault));
    }

    private void Add(string key, SandboxFault fault, int times)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_lock)
        {
            if (times > QueuedMax - _queued)
            {
                throw new InvalidOperationException($"at most {QueuedMax} faults are queued; queue fewer");
            }

            if (!_queues.TryGetValue(key, out var queue))
            {
                _queues.Add(key, queue = new Queue<SandboxFault>());
            }

            for (var time = 0; time < times; time++)
            {
                queue.Enqueue(fault);
            }

            _queued += times;
            _idle = false;
        }
    }

    private void Stand(string key, SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _standing[key] = fault;
            _idle = false;
        }
    }

    private SandboxFault? TakeNext(string? key, SandboxEndpoint? endpoint, bool early)
    {
        if (key is null)
        {
            return null;
        }

        lock (_lock)
        {
            if (_queues.TryGetValue(key, out var queue) && queue.TryPeek(out var next))
            {
                if (!Suits(next, endpoint, early))
                {
                    return null;
                }

                _queued--;
                _idle = _queued == 0 && _standing.Count == 0;
                return queue.Dequeue();
            }

            return _standing.TryGetValue(key, out var standing) && Suits(standing, endpoint, early) ? standing : null;
        }
    }

    private static bool Suits(SandboxFault fault, SandboxEndpoint? endpoint, bool early) =>
        (fault.Stage == SandboxFaultStage.BeforeRequest) == early && (endpoint is null || fault.AppliesTo(endpoint));
}
