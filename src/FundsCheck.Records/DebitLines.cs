using System.Runtime.InteropServices;

namespace FundsCheck.Records;

/// <summary>
/// Sorts the lines of a log by debit. Memory does not grow with the log: a temporary file keeps sorted runs of lines, and a merge joins
/// them.
/// </summary>
/// <param name="runLines">The number of lines in memory.</param>
internal sealed class DebitLines(int runLines = DebitLines.RunLines) : IDisposable
{
    // 13 MiB, and 1 MiB of keys to sort by.
    private const int RunLines = 1 << 17;

    // The initial size; most logs are small.
    private const int FirstLines = 1 << 10;

    private readonly List<(long At, int Count)> _runs = [];
    private DebitLine[] _run = new DebitLine[Math.Min(FirstLines, runLines)];
    private ulong[] _keys = [];
    private FileStream? _file;
    private int _count;

    public void Add(in DebitLine line)
    {
        if (_count == _run.Length)
        {
            MakePlace();
        }

        _run[_count++] = line;
    }

    /// <summary>All lines by debit, and in the order of the log within one debit. The lines can be read once.</summary>
    public IEnumerable<DebitLine> Sorted()
    {
        Sort();
        if (_file is null)
        {
            for (var line = 0; line < _count; line++)
            {
                yield return _run[line];
            }

            yield break;
        }

        PutAside();
        var next = new PriorityQueue<DebitRun, DebitLine>(Comparer<DebitLine>.Create((one, other) => DebitLine.Compare(one, other)));
        foreach (var (at, count) in _runs)
        {
            var run = new DebitRun(_file.SafeFileHandle, at, count);
            run.TryNext(out var first);
            next.Enqueue(run, first);
        }

        while (next.TryDequeue(out var run, out var line))
        {
            yield return line;
            if (run.TryNext(out var following))
            {
                next.Enqueue(run, following);
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    private void MakePlace()
    {
        if (_count < runLines)
        {
            Array.Resize(ref _run, Math.Min(2 * _run.Length, runLines));
        }
        else
        {
            PutAside();
        }
    }

    private void PutAside()
    {
        Sort();
        _file ??= TemporaryFile.Open();
        var at = _runs.Count == 0 ? 0 : _runs[^1].At + (_runs[^1].Count * (long)DebitRun.LineBytes);
        RandomAccess.Write(_file.SafeFileHandle, MemoryMarshal.AsBytes<DebitLine>(_run.AsSpan(0, _count)), at);
        _runs.Add((at, _count));
        _count = 0;
    }

    private void Sort()
    {
        Array.Resize(ref _keys, _run.Length);
        var lines = _run.AsSpan(0, _count);
        var keys = _keys.AsSpan(0, _count);
        for (var line = 0; line < lines.Length; line++)
        {
            keys[line] = (ulong)(lines[line].Debit >> 64);
        }

        // The first sort uses half of the hash, since numbers sort many times faster; the second sort orders the few lines with equal
        // halves.
        keys.Sort(lines);
        for (var from = 0; from < lines.Length;)
        {
            var to = from + 1;
            while (to < lines.Length && keys[to] == keys[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                lines[from..to].Sort((one, other) => DebitLine.Compare(one, other));
            }

            from = to;
        }
    }
}
