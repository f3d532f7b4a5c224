using System.Globalization;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.DecisionLog;

/// <summary>
/// The lines that are written together; all whom they concern wait for one thing. A line's body is made in the turn of its caller, so that
/// one that cannot be written is that caller's alone. Filled and emptied again and again.
/// </summary>
internal sealed class LogBatch
{
    private readonly JsonLine _bodies = new();
    private readonly List<LogAddition> _additions = [];
    private readonly Dictionary<string, DebitStatus> _histories = new(StringComparer.Ordinal);
    private TaskCompletionSource<Exception?>? _written;

    /// <summary>In the order in which they were decided.</summary>
    public IReadOnlyList<LogAddition> Additions => _additions;

    /// <summary>The bodies of all lines, one after another.</summary>
    public ReadOnlyMemory<byte> Bodies => _bodies.Written;

    /// <summary>Whether anybody waits for it, if only for what others added.</summary>
    public bool IsAwaited => _written is not null;

    /// <summary>
    /// Ends when all of it is on disk: with null, or with the failure after which nothing is known of what is there. Whoever joined may
    /// wait.
    /// </summary>
    public Task<Exception?> Written => _written!.Task;

    /// <summary>Makes the caller one of those who wait for it; true for the first of them.</summary>
    public bool Join()
    {
        var isFirst = !IsAwaited;
        _written ??= new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return isFirst;
    }

    /// <summary>
    /// Adds a decision, with the debit's history from then on, and before it the rule set that made it where the segment lacks that.
    /// </summary>
    /// <exception cref="UnwritableLineException">A reader would refuse a line; nothing was added.</exception>
    public void Add(HashedId debit, DebitStatus after, RuleSet? ruleSet)
    {
        var (additions, length) = (_additions.Count, _bodies.Length);
        try
        {
            if (ruleSet is not null)
            {
                Add(
                    debit: null, retried: null, ruleSet,
                    static (line, ruleSet) => RuleSetLine.Write(line, ruleSet.Identity, ruleSet.CanonicalText));
            }

            Add(debit.Hash, after.Record.Debit.RetryOf is { } retried ? StableHash.Of(retried) : null, after.Record, DecisionLine.Write);
        }
        catch
        {
            _additions.RemoveRange(additions, _additions.Count - additions);
            _bodies.CutTo(length);
            throw;
        }

        _histories[debit.Id] = after;
    }

    /// <summary>Adds an event, with the debit's history from then on.</summary>
    /// <exception cref="UnwritableLineException">A reader would refuse the line; nothing was added.</exception>
    public void Add(HashedId debit, DebitStatus after, RecordedEvent recorded)
    {
        var length = _bodies.Length;
        try
        {
            Add(debit.Hash, retried: null, recorded, EventLine.Write);
        }
        catch
        {
            _bodies.CutTo(length);
            throw;
        }

        _histories[debit.Id] = after;
    }

    /// <summary>Takes over a history that changes by what was added for another debit.</summary>
    public void Set(DebitStatus history) => _histories[history.Record.Debit.Id] = history;

    /// <summary>The history of a debit with what is added here; null where nothing is.</summary>
    public DebitStatus? Find(string debitId) => _histories.GetValueOrDefault(debitId);

    /// <summary>Empties it, for the next ones; what is returned completes the task of all who wait.</summary>
    public TaskCompletionSource<Exception?> Empty()
    {
        var written = _written!;
        _written = null;
        _additions.Clear();
        _bodies.Clear();
        _histories.Clear();
        return written;
    }

#pragma warning disable CA1031 // Whatever a record lacks, its line is not written, and its caller alone has the failure.
    private void Add<T>(ulong? debit, ulong? retried, T content, Action<JsonLine, T> write)
    {
        var start = _bodies.Length;
        try
        {
            write(_bodies.Next(), content);
        }
        catch (Exception exception) when (exception is not UnwritableLineException)
        {
            throw new UnwritableLineException($"the member after `{_bodies.LastName}` has no text or value that a log can hold", exception);
        }

        var length = _bodies.Length - start;
        if (length > LogFormat.BodyBytesMax)
        {
            throw new UnwritableLineException(string.Create(
                CultureInfo.InvariantCulture, $"its line is longer than {LogFormat.LineBytesMax} bytes; shorten its texts"));
        }

        _additions.Add(new LogAddition(debit, retried, length));
    }
#pragma warning restore CA1031
}
