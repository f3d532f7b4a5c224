using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>The ids that archived segments decided, and the lines that the log carries of them.</summary>
internal sealed class ArchivedIds
{
    private readonly List<SegmentIndexFile> _segments = [];

    private ArchivedIds()
    {
    }

    /// <summary>The index of the carried lines, which are in the manifest.</summary>
    public ActiveSegmentIndex Carried { get; } = new();

    /// <summary>Opens the ids of all archived segments.</summary>
    /// <exception cref="LogDamagedException">The ids of a segment are missing or damaged, or the manifest was altered.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ArchivedIds Open(string path, ArchiveManifest manifest)
    {
        var ids = new ArchivedIds();
        foreach (var segment in manifest.Segments)
        {
            var file = LogPaths.ArchivedIds(path, segment.Number);
            ids._segments.Add(SegmentIndexFile.TryOpen(file, segment.Head, isRebuilt: false) ?? throw new LogDamagedException(
                file, 1,
                "the ids of an archived segment are missing or damaged; restore the file from a copy, or move the archived segments back "
                    + $"and remove {manifest.File}"));
        }

        foreach (var line in manifest.ReadCarried())
        {
            ids.Carried.Add(line.Entry, line.Location);
        }

        return ids;
    }

    /// <summary>Writes the ids that a segment decided.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Folder folder, string path, ArchivedSegment segment, IEnumerable<SegmentIndexEntry> decided)
    {
        var sorted = decided.DistinctBy(entry => entry.Hash).OrderBy(entry => entry.Hash).ToArray();
        SegmentIndexFile.Make(folder, LogPaths.ArchivedIds(path, segment.Number), sorted, segment.Head);
    }

    /// <summary>
    /// Returns true for the id of a debit whose lines are archived and not carried. All lines of a carried debit are carried, so that its
    /// status is known; the same applies to another id with its hash.
    /// </summary>
    /// <exception cref="InvalidDataException">A file was damaged after its opening.</exception>
    public bool Has(ulong hash) => _segments.Exists(ids => ids.Find(hash).Count > 0) && Carried.Find(hash).Count == 0;
}
