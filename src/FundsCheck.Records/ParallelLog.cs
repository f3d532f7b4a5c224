using System.Collections.Concurrent;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>
/// Reads and verifies a whole log on all cores. Memory does not grow with the log. Blocks are read independently, and their results are
/// returned in the order of the log. After an error the log is read once more line by line, to report the damaged line.
/// </summary>
/// <typeparam name="TPart">The result of the lines of one block.</typeparam>
/// <param name="source">The segments of the log.</param>
/// <param name="begin">Creates an empty part.</param>
/// <param name="take">Adds a line to a part.</param>
internal sealed class ParallelLog<TPart>(LogSource source, Func<TPart> begin, Action<TPart, LogLine> take)
{
    private static readonly int ChunksAtOnceMax = Environment.ProcessorCount + 2;

    private readonly RecordedRuleSets _identities = new();
    private readonly ConcurrentDictionary<string, RuleSet> _ruleSets = new(StringComparer.Ordinal);
    private readonly LogBlocks _chunks = new(source);

    /// <summary>The end of the log, once all parts were read.</summary>
    public LogPosition End { get; private set; } = source.Start;

    /// <summary>The bytes of the incomplete tail, once all parts were read.</summary>
    public int IncompleteBytes => _chunks.IncompleteBytes;

    /// <exception cref="LogDamagedException">A line was altered or moved; thrown at the block of the line.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IEnumerable<TPart> Read(CancellationToken cancellationToken)
    {
        var underWay = new Queue<(LogBlock Chunk, Task<BlockResult<TPart>> Result)>();
        using var chunks = _chunks.Read().GetEnumerator();
        while (true)
        {
            while (underWay.Count < ChunksAtOnceMax && chunks.MoveNext())
            {
                var chunk = chunks.Current;
                underWay.Enqueue((chunk, Task.Run(() => Read(chunk))));
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (!underWay.TryDequeue(out var next))
            {
                break;
            }

            yield return Join(next.Chunk, next.Result.GetAwaiter().GetResult());
        }

        if (_chunks.IsDamaged)
        {
            throw FindDamage();
        }
    }

    private TPart Join(LogBlock chunk, BlockResult<TPart> result)
    {
        // All earlier blocks were read, so every rule set that this block may name is known.
        result = result.IsWrong ? Read(chunk) : result;
        chunk.Return();
        if (result.IsWrong || result.First != End.Lines + 1 || result.Before != End.Head)
        {
            throw FindDamage();
        }

        End = new LogPosition(result.Last, result.Head, End.Bytes + chunk.Length);
        return result.Part;
    }

    private BlockResult<TPart> Read(LogBlock chunk)
    {
        var result = new BlockResult<TPart>(begin());
        try
        {
            var rest = chunk.Lines;
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOf((byte)'\n');
                Read(rest[..end], result);
                rest = rest[(end + 1)..];
            }
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException
            or InvalidOperationException or LogDamagedException)
        {
            result.IsWrong = true;
        }

        return result;
    }

    private void Read(ReadOnlySpan<byte> line, BlockResult<TPart> result)
    {
        var entry = LogFormat.Read(line, _identities, out var number, out var previous);
        if (result.First == 0)
        {
            (result.First, result.Before) = (number, previous);
        }
        else if (number != result.Last + 1 || previous != result.Head)
        {
            throw new FormatException("the line does not continue the line before it");
        }

        (result.Last, result.Head) = (number, LineHash.Of(line));
        if (entry is LogEntry.Rules rules)
        {
            // The rule set is added before its name, so that a thread that finds the name finds the rule set.
            _ruleSets.GetOrAdd(
                rules.Identity.Sha256, _ => RecordedRules.Load(rules, new LineLocation(source.Path, number, At: 0)));
            _identities.Add(rules.Identity);
        }

        var record = (entry as LogEntry.Decided)?.Record;
        take(result.Part, new LogLine
        {
            Text = line,
            Number = number,
            Hash = result.Head,
            Entry = entry,
            RuleSet = record is null ? null : _ruleSets[record.RuleSet.Sha256],
            Challenger = record?.Challenger is { RuleSet.Sha256: var sha256 } ? _ruleSets.GetValueOrDefault(sha256) : null,
        });
    }

    private Exception FindDamage()
    {
        try
        {
            foreach (var _ in RecordFile.ReadEntries(source))
            {
                // The second read throws at the damaged line.
            }
        }
        catch (LogDamagedException exception)
        {
            return exception;
        }

        return new IOException($"{source.Path} was altered during the read; read it again");
    }
}
