using System.Collections.Concurrent;

namespace FundsCheck.Plaid;

/// <summary>
/// Keeps the calls within the limits of Plaid for an Item and for a client: a call over a limit waits for its start, or is not made where
/// that is too late for its reading.
/// </summary>
internal sealed class CallPacer(PlaidOptions options, TimeProvider time, PlaidTelemetry telemetry)
{
    // Two generations: the limits of the least recently called Items are forgotten first.
    private const int ItemsMax = 50_000;

    private static readonly TimeSpan SlackMax = TimeSpan.FromSeconds(1);

    private readonly PlaidRateLimits _limits = options.RateLimits ?? PlaidRateLimits.For(options.BaseAddress);
    private readonly BoundedMap<(PlaidEndpoint Endpoint, UInt128 Item), CallWindow> _items = new(ItemsMax);
    private readonly ConcurrentDictionary<PlaidEndpoint, CallWindow> _clients = new();

    /// <summary>
    /// Waits for the start that the limits permit, of the Item first: its wait takes no start from the calls of other Items. False where it
    /// would be too late.
    /// </summary>
    /// <param name="call">The call, which has its reservations then.</param>
    /// <param name="latestStart">The latest start, from the start of the reading.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<bool> WaitAsync(PendingCall call, TimeSpan latestStart, CancellationToken cancellationToken)
    {
        var isInTime = await WaitAsync("item", ItemWindow(call.Query), call, latestStart, cancellationToken).ConfigureAwait(false)
            && await WaitAsync("client", ClientWindow(call.Query), call, latestStart, cancellationToken).ConfigureAwait(false);
        if (!isInTime)
        {
            telemetry.CountSavedCall(SavedCall.RateLimit);
        }

        return isInTime;
    }

    /// <summary>Gives back the starts of a call that was not sent.</summary>
    public static void Release(PendingCall call)
    {
        foreach (var (window, start) in call.Reservations)
        {
            window.Release(start);
        }
    }

    /// <summary>Counts a call that does not wait: a retry.</summary>
    public void Count(PlaidQuery query)
    {
        ItemWindow(query)?.Count();
        ClientWindow(query)?.Count();
    }

    private async ValueTask<bool> WaitAsync(
        string limit, CallWindow? window, PendingCall call, TimeSpan latestStart, CancellationToken cancellationToken)
    {
        if (window is null)
        {
            return true;
        }

        if (window.Reserve(latestStart - time.GetElapsedTime(call.StartedAt), out var start) is not { } wait)
        {
            return false;
        }

        call.Reservations.Add((window, start));
        if (wait > TimeSpan.Zero)
        {
            telemetry.RecordPacing(limit, wait);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private CallWindow? ItemWindow(PlaidQuery query) => query.Endpoint.ItemLimit(_limits) is { } calls
        ? _items.GetOrAdd((query.Endpoint, query.TokenDigest), _ => new CallWindow(calls, WithSlack(query.Endpoint.ItemInterval), time))
        : null;

    private CallWindow? ClientWindow(PlaidQuery query) => query.Endpoint.ClientLimit(_limits) is { } calls
        ? _clients.GetOrAdd(query.Endpoint, _ => new CallWindow(calls, WithSlack(query.Endpoint.ClientInterval), time))
        : null;

    // A call may reach Plaid faster than an earlier one did.
    private static TimeSpan WithSlack(TimeSpan interval) => interval + (interval / 10 < SlackMax ? interval / 10 : SlackMax);
}
