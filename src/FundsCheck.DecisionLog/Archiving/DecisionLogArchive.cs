using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>Moves the oldest sealed segments of a decision log into an archive, which is a log of its own (ADR 24).</summary>
public static class DecisionLogArchive
{
    /// <summary>
    /// The least age of the records of an archived segment: 181 days. A debit may be presented again within 180 days of its first entry,
    /// and returned within 60 days of its settlement (Nacha Operating Rules).
    /// </summary>
    public static TimeSpan LeastAge { get; } = TimeSpan.FromDays(181);

    /// <summary>
    /// Moves every sealed segment whose records are all older than a time, from the first segment on and without gaps. A segment is deleted
    /// once its copy is on disk and has its hash. After an interruption at any moment the log and the archive are whole, and the next run
    /// completes the move.
    /// </summary>
    /// <param name="path">The path of the log. No process may have it open.</param>
    /// <param name="folder">The folder of the archive; it is created where it is missing, and continued where it has the earlier
    /// segments.</param>
    /// <param name="before">The time before which all records of an archived segment were recorded; at least <see cref="LeastAge"/>
    /// ago.</param>
    /// <param name="isDryRun">True to find the segments, and to move none; the log may be open then.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Reports the opening of the log.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="before"/> is less than <see cref="LeastAge"/> ago.</exception>
    /// <exception cref="LogInUseException">A process has the log open.</exception>
    /// <exception cref="LogDamagedException">A line was altered, or a segment is missing. No segment is moved.</exception>
    /// <exception cref="IOException">A file cannot be read or written, the folder has other files with the names of the archive, or the
    /// holds of the log do not follow from its lines. No segment is deleted.</exception>
    public static ArchiveResult Move(
        string path, string folder, DateTimeOffset before, bool isDryRun, TimeProvider time, ILogger logger) =>
        Move(path, folder, before, isDryRun, time, logger, new DecisionLogOptions());

    /// <summary>Returns true for a debit whose lines are archived; false for a debit of the log, or an unknown one.</summary>
    /// <exception cref="LogDamagedException">A file of the archived segments is missing or damaged.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static bool Contains(string path, string debitId)
    {
        path = RealPath.Of(Path.GetFullPath(path));
        return ArchiveManifest.TryRead(path) is { } manifest && ArchivedIds.Open(path, manifest).Has(HashedId.Of(debitId).Hash);
    }

    internal static ArchiveResult Move(
        string path, string folder, DateTimeOffset before, bool isDryRun, TimeProvider time, ILogger logger, DecisionLogOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(time);
        var unfinishedFrom = time.GetUtcNow() - LeastAge;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, unfinishedFrom);
        path = RealPath.Of(Path.GetFullPath(path));
        if (isDryRun)
        {
            var manifest = ArchiveManifest.TryRead(path);
            return new ArchiveResult(
                LogPaths.Archive(path, folder), OldSegments.Find(path, SegmentList.Find(path), before), manifest,
                manifest?.ReadCarried().LongCount() ?? 0);
        }

        // The lock of the log excludes a writer.
        using var log = SegmentedLog.Open(path, options, time, logger);
        using var archive = ArchiveFolder.Open(path, folder, options.Disk);
        return new SegmentMove(path, log, archive).Run(before, unfinishedFrom);
    }
}
