using System.Globalization;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.DecisionLog;

/// <summary>
/// Moves the oldest segments of a log into its archive: copies them, writes what stays beside the log (the state at their end, their ids,
/// the carried lines), replaces the manifest in one step, and then deletes them. Each run completes an interrupted one.
/// </summary>
/// <param name="path">The path of the log.</param>
/// <param name="log">The log, open for writing.</param>
/// <param name="archive">The archive.</param>
internal sealed class SegmentMove(string path, SegmentedLog log, ArchiveFolder archive)
{
    private readonly SegmentList _segments = SegmentList.Find(path);

    /// <param name="before">The time before which all records of an archived segment were recorded.</param>
    /// <param name="unfinishedFrom">The time from which an ended hold belongs to a debit that may still get an event.</param>
    public ArchiveResult Run(DateTimeOffset before, DateTimeOffset unfinishedFrom)
    {
        if (_segments.Manifest is { } manifest)
        {
            archive.Verify(manifest.Segments[^1]);
            Delete(manifest);
        }

        var old = OldSegments.Find(path, _segments, before);
        if (old.Count > 0)
        {
            Copy(old);
            var carried = Keep(old, unfinishedFrom);
            manifest = Commit(old, carried);
            Delete(manifest);
        }
        else
        {
            manifest = _segments.Manifest;
        }

        return new ArchiveResult(archive.ArchivePath, old, manifest, manifest?.ReadCarried().LongCount() ?? 0);
    }

    private void Copy(IReadOnlyList<ArchivedSegment> old)
    {
        foreach (var segment in old)
        {
            if (segment.Number > archive.Last)
            {
                archive.Add(segment, LogPaths.Sealed(path, segment.Number));
            }

            archive.Verify(segment);
        }
    }

    /// <summary>Writes the state at the end of the archived segments and their ids, and finds the carried debits.</summary>
    private CarriedDebits Keep(IReadOnlyList<ArchivedSegment> old, DateTimeOffset unfinishedFrom)
    {
        var rest = _segments.Sealed.Count - old.Count + 1;
        var carried = new CarriedDebits(hash => log.Debits.IsInLast(hash, rest));
        carried.Add(StateAfter(old).Holds, unfinishedFrom);
        foreach (var line in _segments.Manifest?.ReadCarried() ?? [])
        {
            carried.Add(line.Entry);
        }

        foreach (var (segment, start) in old.Zip(_segments.Sealed))
        {
            var decided = new List<SegmentIndexEntry>();
            foreach (var line in LinesOf(start))
            {
                carried.Add(line.Entry);
                if (line.Entry is LogEntry.Decided { Record.Debit.Id: var id })
                {
                    decided.Add(new SegmentIndexEntry(StableHash.Of(id), line.Location.At, line.Location.Hash.Prefix));
                }
            }

            ArchivedIds.Write(log.Folder, path, segment, decided);
        }

        carried.Close();
        return carried;
    }

    // The first line of the next segment states the checkpoint, so that the state is in the hash chain.
    private Checkpoint StateAfter(IReadOnlyList<ArchivedSegment> old)
    {
        var next = old.Count < _segments.Sealed.Count ? _segments.Sealed[old.Count] : _segments.Active;
        var segments = _segments with { Sealed = [.. _segments.Sealed.Take(old.Count)], Active = next };
        var state = new SealedSegments(path, segments, log.Folder, new DebitLookup(), NullLogger.Instance).Load(DateTimeOffset.MaxValue);
        return string.Equals(state.Sha256, next?.Line.Checkpoint, StringComparison.Ordinal)
            ? state
            : throw new IOException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: the state at the end of segment {old[^1].Number} is not the one that the next segment states, as after the clock "
                    + $"was set back; archive up to another segment, with another age"));
    }

    // INVARIANT: the archived segments are in the archive, on disk, before the manifest states them.
    private ArchiveManifest Commit(IReadOnlyList<ArchivedSegment> old, CarriedDebits carried)
    {
        ArchivedSegment[] all = [.. _segments.Manifest?.Segments ?? [], .. old];
        var file = LogPaths.Manifest(path);
        log.Folder.Write(file, stream => ArchiveManifest.Write(stream, all, CarriedLines(old.Count, carried)));
        return new ArchiveManifest(file, all);
    }

    /// <summary>The carried lines, each rule set before its first decision.</summary>
    private IEnumerable<ReadOnlyMemory<byte>> CarriedLines(int count, CarriedDebits carried)
    {
        var waiting = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in (_segments.Manifest?.ReadCarried() ?? []).Concat(_segments.Sealed.Take(count).SelectMany(LinesOf)))
        {
            if (line.Entry is LogEntry.Rules rules)
            {
                waiting.TryAdd(rules.Identity.Sha256, line.Text);
            }
            else if (carried.Has(line.Entry))
            {
                var record = (line.Entry as LogEntry.Decided)?.Record;
                foreach (var ruleSet in new[] { record?.RuleSet.Sha256, record?.Challenger?.RuleSet.Sha256 }.OfType<string>())
                {
                    if (written.Add(ruleSet))
                    {
                        yield return waiting[ruleSet];
                    }
                }

                yield return line.Text;
            }
        }
    }

    private IEnumerable<CarriedLine> LinesOf(SegmentStart start) => SegmentText.Read(LogPaths.Sealed(path, start.Number));

    /// <summary>Deletes the files of archived segments, once the archive has these segments.</summary>
    private void Delete(ArchiveManifest manifest)
    {
        foreach (var segment in manifest.Segments)
        {
            // Another file with the name of a segment is not of this log.
            var file = LogPaths.Sealed(path, segment.Number);
            if (ArchiveFolder.HasHash(file, segment.Sha256))
            {
                archive.Verify(segment);
                File.Delete(file);
            }

            File.Delete(LogPaths.Ids(path, segment.Number));
            if (segment.Number < manifest.Segments.Count)
            {
                File.Delete(LogPaths.Checkpoint(path, segment.Number));
            }
        }

        log.Folder.Flush();
    }
}
