namespace FundsCheck.Sandbox;

/// <summary>
/// The faults of future requests: a queued fault occurs once, a standing fault until cleared. A fault of the token of a request precedes a
/// fault of any token, and a queued fault precedes a standing one. A rejected request (no credentials, an unknown token) takes only a fault
/// that occurs before the request is read.
/// </summary>
public sealed class SandboxFaults
{
    /// <summary>The maximum number of queued faults.</summary>
    public const int QueuedMax = 100_000;

    private const string AnyToken = "";
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

    /// <summary>Queues a fault for the next requests of any token.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests.</param>
    /// <exception cref="InvalidOperationException">The queues would exceed <see cref="QueuedMax"/> faults.</exception>
    public void Enqueue(SandboxFault fault, int times = 1) => Add(AnyToken, fault, times);

    /// <summary>Queues a fault for the next requests of a token.</summary>
    /// <param name="accessToken">One of the sandbox's tokens.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests.</param>
    /// <exception cref="ArgumentException">The sandbox has no such token, or the fault occurs before the token is read.</exception>
    /// <exception cref="InvalidOperationException">The queues would exceed <see cref="QueuedMax"/> faults.</exception>
    public void Enqueue(string accessToken, SandboxFault fault, int times = 1)
    {
        CheckToken(accessToken, fault);
        Add(accessToken, fault, times);
    }

    /// <summary>Sets the fault of every request, until <see cref="Clear"/>.</summary>
    public void Always(SandboxFault fault) => Stand(AnyToken, fault);

    /// <summary>Sets the fault of every request of a token, until <see cref="Clear"/>.</summary>
    /// <exception cref="ArgumentException">The sandbox has no such token, or the fault occurs before the token is read.</exception>
    public void Always(string accessToken, SandboxFault fault)
    {
        CheckToken(accessToken, fault);
        Stand(accessToken, fault);
    }

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
    internal SandboxFault? TakeBeforeRequest() => _idle ? null : TakeNext(AnyToken, early: true);

    /// <summary>The fault of a request that was read.</summary>
    internal SandboxFault? Take(string accessToken) =>
        _idle ? null : TakeNext(accessToken, early: false) ?? TakeNext(AnyToken, early: false);

    private static void CheckToken(string accessToken, SandboxFault fault)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        ArgumentNullException.ThrowIfNull(fault);
        if (TokenCatalog.Find(accessToken) is null)
        {
            throw new ArgumentException("the sandbox has no such access token; use one of `SandboxToken.All`", nameof(accessToken));
        }

        if (fault.Stage == SandboxFaultStage.BeforeRequest)
        {
            throw new ArgumentException($"`{fault.Name}` occurs before the token is read; leave the token out", nameof(fault));
        }
    }

    private void Add(string token, SandboxFault fault, int times)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        lock (_lock)
        {
            if (times > QueuedMax - _queued)
            {
                throw new InvalidOperationException($"at most {QueuedMax} faults are queued; queue fewer");
            }

            if (!_queues.TryGetValue(token, out var queue))
            {
                _queues.Add(token, queue = new Queue<SandboxFault>());
            }

            for (var time = 0; time < times; time++)
            {
                queue.Enqueue(fault);
            }

            _queued += times;
            _idle = false;
        }
    }

    private void Stand(string token, SandboxFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _standing[token] = fault;
            _idle = false;
        }
    }

    private SandboxFault? TakeNext(string token, bool early)
    {
        lock (_lock)
        {
            if (_queues.TryGetValue(token, out var queue) && queue.TryPeek(out var next))
            {
                if (IsEarly(next) != early)
                {
                    return null;
                }

                _queued--;
                _idle = _queued == 0 && _standing.Count == 0;
                return queue.Dequeue();
            }

            return _standing.TryGetValue(token, out var standing) && IsEarly(standing) == early ? standing : null;
        }
    }

    private static bool IsEarly(SandboxFault fault) => fault.Stage == SandboxFaultStage.BeforeRequest;
}
