namespace FundsCheck.Sandbox;

/// <summary>
/// The faults that wait for requests to come: queued ones strike once, standing ones until cleared. What waits for a request's own
/// token comes before what waits for any, and a queue before what stands. A request that is refused anyway (no credentials, an
/// unknown token) takes none, save one that strikes before it is read.
/// </summary>
public sealed class SandboxFaults
{
    /// <summary>The most faults that can wait.</summary>
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

    /// <summary>How many faults still wait in the queues.</summary>
    public int Queued => _queued;

    /// <summary>Lets a fault strike the next requests, whatever their token.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">How many requests it strikes.</param>
    /// <exception cref="InvalidOperationException">More than <see cref="QueuedMax"/> faults would wait.</exception>
    public void Enqueue(SandboxFault fault, int times = 1) => Add(AnyToken, fault, times);

    /// <summary>Lets a fault strike the next requests that name a token.</summary>
    /// <param name="accessToken">One of the sandbox's tokens.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="times">How many requests it strikes.</param>
    /// <exception cref="ArgumentException">The sandbox has no such token, or the fault strikes before the token can be known.</exception>
    /// <exception cref="InvalidOperationException">More than <see cref="QueuedMax"/> faults would wait.</exception>
    public void Enqueue(string accessToken, SandboxFault fault, int times = 1)
    {
        CheckToken(accessToken, fault);
        Add(accessToken, fault, times);
    }

    /// <summary>Lets a fault strike every request, until <see cref="Clear"/>.</summary>
    public void Always(SandboxFault fault) => Stand(AnyToken, fault);

    /// <summary>Lets a fault strike every request that names a token, until <see cref="Clear"/>.</summary>
    /// <exception cref="ArgumentException">The sandbox has no such token, or the fault strikes before the token can be known.</exception>
    public void Always(string accessToken, SandboxFault fault)
    {
        CheckToken(accessToken, fault);
        Stand(accessToken, fault);
    }

    /// <summary>Forgets every fault, queued or standing.</summary>
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

    /// <summary>The fault that strikes before the request is read, if the next one does.</summary>
    internal SandboxFault? TakeBeforeRequest() => _idle ? null : TakeNext(AnyToken, early: true);

    /// <summary>The fault for a request that was read.</summary>
    internal SandboxFault? Take(string accessToken) =>
        _idle ? null : TakeNext(accessToken, early: false) ?? TakeNext(AnyToken, early: false);

    private static void CheckToken(string accessToken, SandboxFault fault)
    {
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        ArgumentNullException.ThrowIfNull(fault);
        if (TokenCatalog.Find(accessToken) is null)
        {
            throw new ArgumentException("the sandbox has no such access token", nameof(accessToken));
        }

        if (fault.Stage == SandboxFaultStage.BeforeRequest)
        {
            throw new ArgumentException($"`{fault.Name}` strikes before the token is known: let it strike any request", nameof(fault));
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
                throw new InvalidOperationException($"more than {QueuedMax} faults would wait");
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
