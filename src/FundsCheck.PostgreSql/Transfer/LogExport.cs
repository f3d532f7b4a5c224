using FundsCheck.Records.Format;

namespace FundsCheck.PostgreSql;

/// <summary>Writes records to the files of a decision log, as the file store would have written them.</summary>
/// <param name="path">The path of the log; null to form the lines and to write no file.</param>
/// <param name="segments">The first lines of its files; at least one.</param>
/// <param name="ruleSets">The bytes of each rule set by its short form.</param>
/// <param name="after">Where it continues a log, whose files are there.</param>
/// <param name="files">Receives the files that it creates.</param>
/// <param name="added">Receives the hash of each line; null for none.</param>
internal sealed class LogExport(
    string? path, IReadOnlyList<SegmentRow> segments, IReadOnlyDictionary<string, byte[]> ruleSets, LogEnd after, List<string> files,
    Action<LineHash>? added = null) : IDisposable
{
    private const int WrittenAtOnce = 1_048_576;

    private readonly RecordWriter _writer = new(after.Position);
    private readonly HashSet<string> _written = new(after.RuleSets, StringComparer.Ordinal);
    private FileStream? _file = path is null || after.Segment == 0 ? null : OpenEnd(path);
    private int _segment = after.Segment;

    /// <summary>The position after the last line.</summary>
    public LogPosition End => _writer.End;

    /// <summary>The number of the last file.</summary>
    public int Segment => _segment;

    /// <summary>Adds a record.</summary>
    /// <param name="recordedAt">Its time: a file begins before the first record after the time that its row states.</param>
    /// <param name="ruleSet">The short form of the rule set that it names; null for none.</param>
    /// <param name="record">Its bytes.</param>
    public void Add(DateTime recordedAt, string? ruleSet, ReadOnlySpan<byte> record)
    {
        while (_segment < segments.Count && segments[_segment].Before < recordedAt)
        {
            BeginSegment();
        }

        AddRuleSet(ruleSet);
        AddRuleSet(ruleSet is null ? null : RecordedRuleSets.ChallengerKeyIn(record));

        AddLine(record);
        if (_writer.Pending.Length > WrittenAtOnce)
        {
            Flush();
        }
    }

    private void AddRuleSet(string? key)
    {
        if (key is not null && _written.Add(key))
        {
            AddLine(ruleSets.TryGetValue(key, out var body) ? body : throw Missing($"the rule set `{key}`"));
        }
    }

    /// <summary>Writes what is left, and waits until all of it is on disk.</summary>
    /// <param name="isWhole">Whether no record follows, so that files without a record follow too. There is one file in any case.</param>
    public void Complete(bool isWhole)
    {
        while (_segment < (isWhole ? segments.Count : 1))
        {
            BeginSegment();
        }

        Flush();
        _file?.Flush(flushToDisk: true);
    }

    public void Dispose() => _file?.Dispose();

    private static InvalidDataException Missing(string what) =>
        new($"{what} is missing; `fundscheck decisions verify --postgres CONNECTION` names its place");

    private void AddLine(ReadOnlySpan<byte> record)
    {
        _writer.Add(record.Length < 2 ? throw Missing("the body of a record") : record[1..^1]);
        added?.Invoke(_writer.End.Head);
    }

    private static FileStream OpenEnd(string path)
    {
        var file = PrivateFile.Open(path, FileMode.Open, FileShare.Read);
        file.Seek(0, SeekOrigin.End);
        return file;
    }

    private void BeginSegment()
    {
        if (path is not null && _file is not null)
        {
            // The file that was the active one is sealed.
            Flush();
            _file.Flush(flushToDisk: true);
            _file.Dispose();
            var closed = LogPaths.Sealed(path, _segment);
            File.Move(path, closed, overwrite: false);
            if (files.Remove(path))
            {
                files.Add(closed);
            }
        }

        if (path is not null)
        {
            _file = PrivateFile.Open(path, FileMode.CreateNew, FileShare.Read);
            files.Add(path);
        }

        _written.Clear();
        var row = segments[_segment++];
        _writer.Begin(row.CreatedAt, _segment, row.Checkpoint);
        added?.Invoke(_writer.End.Head);
    }

    private void Flush()
    {
        _file?.Write(_writer.Pending.Span);
        _writer.ClearPending();
    }
}
