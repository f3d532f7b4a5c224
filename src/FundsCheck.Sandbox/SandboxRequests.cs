using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>
/// What the sandbox has been asked: how often, by which token, and (where <see cref="PlaidSandboxOptions.RecordedRequestsMax"/> says so)
/// what exactly.
/// </summary>
public sealed class SandboxRequests
{
    private readonly Lock _lock = new();
    private readonly int _recordedMax;
    private readonly Queue<SandboxRequest> _recorded = new();
    private readonly List<(long Count, TaskCompletionSource Arrived)> _waiting = [];
    private readonly FrozenDictionary<string, long[]> _byToken =
        TokenCatalog.All.ToFrozenDictionary(token => token.AccessToken, _ => new long[1], StringComparer.Ordinal);

    private long _total;
    private volatile bool _awaited;

    internal SandboxRequests(int recordedMax) => _recordedMax = recordedMax;

    /// <summary>How many requests have come, whatever they asked.</summary>
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

    /// <summary>How many requests named a token of the sandbox; 0 for a token it does not know.</summary>
    public long CountOf(string accessToken)
    {
        ArgumentNullException.ThrowIfNull(accessToken);
        return _byToken.TryGetValue(accessToken, out var count) ? Interlocked.Read(ref count[0]) : 0;
    }

    /// <summary>Waits until so many requests have come in all; at once where they have. Spares a test all sleeping.</summary>
    /// <param name="total">How many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task WhenArrivedAsync(long total, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource arrived;
        lock (_lock)
        {
            _awaited = true;

            // Or the count could be read before the flag is seen, and the arrival between them would wake nobody.
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

    /// <summary>Records a request, then counts it: who waited for it finds it recorded.</summary>
    internal void Arrived(HttpRequest request, in ReadOnlySequence<byte>? body, string? accessToken)
    {
        if (_recordedMax > 0)
        {
            Record(request, body);
        }

        if (accessToken is not null && _byToken.TryGetValue(accessToken, out var count))
        {
            Interlocked.Increment(ref count[0]);
        }

        var total = Interlocked.Increment(ref _total);
        if (_awaited)
        {
            Release(total);
        }
    }

    private void Record(HttpRequest request, in ReadOnlySequence<byte>? body)
    {
        var headers = request.Headers.ToDictionary(
            header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var text = body is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        var record = new SandboxRequest(request.Method, request.Path + request.QueryString, headers, text);
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
