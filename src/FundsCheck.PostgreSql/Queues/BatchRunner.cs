namespace FundsCheck.PostgreSql;

/// <summary>
/// Runs batches until each work has ended. After a failure that may pass it begins anew, with a fresh look at every id: a commit whose
/// answer was lost is found, never repeated.
/// </summary>
/// <typeparam name="TWork">The works.</typeparam>
/// <param name="run">Runs one attempt; false where it must begin anew at once.</param>
/// <param name="timeout">The longest time of an attempt.</param>
/// <param name="time">The clock of time-outs.</param>
/// <param name="log">Where failures are logged.</param>
internal sealed class BatchRunner<TWork>(
    Func<List<TWork>, Attempt, CancellationToken, Task<bool>> run, TimeSpan timeout, TimeProvider time, StoreLog log)
    where TWork : Work
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(List<TWork> works)
    {
        var delay = FirstDelay;
        while ((works = works.FindAll(work => work.TryRun())).Count > 0)
        {
            var attempt = new Attempt();
            if (await TryAsync(works, attempt).ConfigureAwait(false) is not { } failure)
            {
                log.Recovered();
                return;
            }

            if (!Failures.MayPass(failure) && (works.Count == 1 || !Failures.IsRejected(failure)))
            {
                log.Failed(failure);
                works.ForEach(work => work.Fail(failure, attempt.MayBeCommitted));
                return;
            }

            works.ForEach(work => work.Wait(failure, attempt.MayBeCommitted));
            if (works.Count > 1 && Failures.IsRejected(failure))
            {
                // One of the works may be the cause, such as a text that no database keeps.
                foreach (var work in works)
                {
                    await RunAsync([work]).ConfigureAwait(false);
                }

                return;
            }

            log.Repeated(failure);
            await Task.Delay(delay, time).ConfigureAwait(false);
            delay = delay < LongestDelay / 2 ? 2 * delay : LongestDelay;
        }
    }

    /// <summary>One attempt; its failure, or null.</summary>
    private async Task<Exception?> TryAsync(List<TWork> works, Attempt attempt)
    {
        using var cancellation = new CancellationTokenSource(timeout, time);
        var running = RunToEndAsync(works, attempt, cancellation.Token);
        try
        {
            await running.WaitAsync(timeout, time).ConfigureAwait(false);
            return null;
        }
        catch (TimeoutException exception) when (!running.IsCompleted)
        {
            // A silent network ends a call of the driver much later. The locks of the attempt are its own until then.
            attempt.Abandon();
            _ = running.ContinueWith(
                task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return exception;
        }
#pragma warning disable CA1031 // Every failure of an attempt is the failure of its works.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private async Task RunToEndAsync(List<TWork> works, Attempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            while (!await run(works, attempt, cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (Exception exception) when (Failures.IsRejected(exception))
        {
            attempt.EndCommit();
            throw;
        }
    }
}
