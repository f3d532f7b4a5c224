namespace FundsCheck.PostgreSql;

/// <summary>
/// Lanes that each run one batch at a time: all works that waited meanwhile, in one transaction. Works of one account share a lane, so that
/// they do not wait for one another's locks. A lane that is idle runs a work on its caller's thread: a switch of threads takes longer than
/// a statement.
/// </summary>
/// <typeparam name="TWork">The works.</typeparam>
/// <param name="lanes">The number of lanes.</param>
/// <param name="batchMax">The most works of a batch.</param>
/// <param name="run">Runs a batch until each of its works has ended; must not throw.</param>
internal sealed class WorkQueue<TWork>(int lanes, int batchMax, Func<List<TWork>, Task> run) : IAsyncDisposable
    where TWork : Work
{
    private readonly Lane[] _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new Lane(batchMax, run))];
    private volatile bool _isClosed;

    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public void Add(TWork work)
    {
        ObjectDisposedException.ThrowIf(_isClosed, typeof(PostgreSqlDecisionStore));

        // The last bit of a name distinguishes two kinds of one text.
        _lanes[(int)((work.Subject >> 1) % (ulong)_lanes.Length)].Add(work);
    }

    /// <summary>Ends once all works have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        await Task.WhenAll(_lanes.Select(lane => lane.Running)).ConfigureAwait(false);
    }

    private sealed class Lane(int batchMax, Func<List<TWork>, Task> run)
    {
        private readonly Lock _gate = new();
        private readonly LinkedList<TWork> _waiting = [];
        private bool _isRunning;

        /// <summary>Ends once nothing waits.</summary>
        public Task Running { get; private set; } = Task.CompletedTask;

        public void Add(TWork work)
        {
            lock (_gate)
            {
                _waiting.AddLast(work);
                if (_isRunning)
                {
                    return;
                }

                _isRunning = true;
            }

            Running = RunAsync();
        }

        private async Task RunAsync()
        {
            while (Take() is { Count: > 0 } batch)
            {
                await run(batch).ConfigureAwait(false);
            }
        }

        private List<TWork> Take()
        {
            var batch = new List<TWork>();
            lock (_gate)
            {
                while (batch.Count < batchMax && _waiting.First?.Value is { } next && (batch.Count == 0 || batch[0].Shard == next.Shard))
                {
                    _waiting.RemoveFirst();
                    if (!next.IsEnded)
                    {
                        batch.Add(next);
                    }
                }

                _isRunning = batch.Count > 0;
            }

            return batch;
        }
    }
}
