using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>
/// The received requests: their number, their number by endpoint and by token, and the latest requests themselves
/// (<see cref="PlaidSandboxOptions.RecordedRequestsMax"/>).
/// </summary>
public sealed class SandboxRequests
{
    private readonly Lock _lock = new();
    private readonly int _recordedMax;
    private readonly Queue<SandboxRequest> _recorded = new();
    private readonly List<(long Count, TaskCompletionSource Arrived)> _waiting = [];
    private readonly FrozenDictionary<SandboxEndpoint, int> _indexes =
        SandboxEndpoint.All.Select((endpoint, index) => (endpoint, index)).ToFrozenDictionary(pair => pair.endpoint, pair => pair.index);

    private readonly long[] _byEndpoint = new long[SandboxEndpoint.All.Count];
    private readonly FrozenDictionary<string, long[]> _byToken = TokenCatalog.All
        .SelectMany(token => new[] { token.AccessToken, token.ProcessorToken })
        .ToFrozenDictionary(token => token, _ => new long[SandboxEndpoint.All.Count], StringComparer.Ordinal);

    private long _total;
    private volatile bool _awaited;

    internal SandboxRequests(int recordedMax) => _recordedMax = recordedMax;

    /// <summary>The number of all requests.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>The latest requests, oldest first; empty unless requests are recorded.</summary>
    public IReadOnlyList<SandboxRequest> Recorded
    {
        get
        {
            lock (_lock)
            {
                return [.. _recorded];
            }
        }
    }

    /// <summary>The number of requests of an access token or processor token, at all endpoints; 0 for an unknown token.</summary>
    public long CountOf(string accessToken)
    {
        ArgumentNullException.ThrowIfNull(accessToken);
        return _byToken.TryGetValue(accessToken, out var counts) ? SandboxEndpoint.All.Sum(endpoint => Read(counts, endpoint)) : 0;
    }

    /// <summary>The number of requests of an endpoint, rejected ones included.</summary>
    public long CountOf(SandboxEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return Read(_byEndpoint, endpoint);
    }

    /// <summary>The number of requests of an access token or processor token at an endpoint; 0 for an unknown token.</summary>
    public long CountOf(SandboxEndpoint endpoint, string accessToken)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(accessToken);
        return _byToken.TryGetValue(accessToken, out var counts) ? Read(counts, endpoint) : 0;
    }

    /// <summary>Waits until the number of all requests reaches a total; returns at once where it has. Replaces delays in tests.</summary>
    /// <param name="total">The number of requests.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task WhenArrivedAsync(long total, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource arrived;
        lock (_lock)
        {
            _awaited = true;

            // Without the barrier an arrival between the two reads would release no waiter.
            Interlocked.MemoryBarrier();
            if (Total >= total)
            {
                return Task.CompletedTask;
            }

            arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((total, arrived));
        }

        return arrived.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Records a request before it counts it, so that a released waiter finds the record.</summary>
    internal void Arrived(HttpRequest request, in ReadOnlySequence<byte>? body, SandboxEndpoint? endpoint, string? token)
    {
        if (_recordedMax > 0)
        {
            Record(request, body, endpoint);
        }

        if (endpoint is not null)
        {
            var index = _indexes[endpoint];
            Interlocked.Increment(ref _byEndpoint[index]);
            if (token is not null && _byToken.TryGetValue(token, out var counts))
            {
                Interlocked.Increment(ref counts[index]);
            }
        }

        var total = Interlocked.Increment(ref _total);
        if (_awaited)
        {
            Release(total);
        }
    }

    private long Read(long[] counts, SandboxEndpoint endpoint) => Interlocked.Read(ref counts[_indexes[endpoint]]);

    private void Record(HttpRequest request, in ReadOnlySequence<byte>? body, SandboxEndpoint? endpoint)
    {
        var headers = request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var text = body is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        var record = new SandboxRequest(endpoint, request.Method, request.Path + request.QueryString, headers, text);
        lock (_lock)
        {
            if (_recorded.Count == _recordedMax)
            {
                _recorded.Dequeue();
            }

            _recorded.Enqueue(record);
        }
    }

    private void Release(long total)
    {
        lock (_lock)
        {
            foreach (var (_, arrived) in _waiting.Where(waiting => waiting.Count <= total))
            {
                arrived.TrySetResult();
            }

            _waiting.RemoveAll(waiting => waiting.Count <= total);
        }
    }
}
