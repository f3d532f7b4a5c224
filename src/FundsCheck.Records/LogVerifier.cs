using System.Globalization;
using FundsCheck.Holds;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>
/// Verifies a whole log. The chain and the facts of the decisions are verified on all cores, then the holds of the decisions and the
/// order of the statuses of connections, then the timeline of each debit.
/// </summary>
/// <param name="path">The path of the log, for messages.</param>
/// <param name="source">The segments of the log.</param>
/// <param name="anchor">The anchor of the log; null without one.</param>
internal sealed class LogVerifier(string path, LogSource source, LogAnchor? anchor)
{
    /// <exception cref="LogDamagedException">A line was altered, is missing or was moved (the first one is named), or the anchor is not in
    /// the log.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public LogVerification Verify(IProgress<LogProgress>? progress, CancellationToken cancellationToken)
    {
        var total = RecordFile.TotalBytes(source, progress);
        var carried = source.ReadsArchive ? source.Manifest?.ReadCarried().ToDictionary(line => line.Number, line => line.Location) : null;
        var log = new ParallelLog<VerificationPart>(source, () => new VerificationPart(), (part, line) => part.Add(line, anchor, carried));
        var whole = new VerificationPart();
        using var lines = new DebitLines();
        var (holds, statuses) = Begin(lines);
        long? firstStatus = null;
        var (differing, first) = (0L, new Dictionary<long, IReadOnlyList<ReplayDifference>>());
        foreach (var part in log.Read(cancellationToken))
        {
            whole.Add(part);
            progress?.Report(new LogProgress(whole.Decisions, log.End.Bytes, total));
            foreach (var (line, status) in part.Statuses)
            {
                firstStatus = statuses.TrySet(status) ? firstStatus : firstStatus ?? line;
            }

            foreach (var entry in part.Entries)
            {
                lines.Add(entry.Line);
                if (Differences(entry, holds.Add(entry)) is { Count: > 0 } found && ++differing <= ReplayResult.FirstMax)
                {
                    first.Add(entry.Line.Number, found);
                }
            }
        }

        if (log.End.Lines == source.Start.Lines)
        {
            throw new LogDamagedException(path, 1, "the file has no whole line: it is empty, or not a decision log");
        }

        if (whole.CarriedOtherwise is { } otherwise)
        {
            throw new LogDamagedException(
                otherwise.File, otherwise.Line, "the carried line differs from its line in the archive; restore the file from a copy");
        }

        if (Earlier(FirstProblem(lines), firstStatus) is var (number, what))
        {
            throw Damaged(number, what);
        }

        return Anchored(new LogVerification(log.End.Lines, whole.Decisions, whole.Events, log.End.Head.ToString(), log.IncompleteBytes)
        {
            ArchivedLines = source.Start.Lines,
            ArchivedHead = source.LeftOut?.End.Head.ToString(),
            AnchoredLines = whole.Anchored,
            ConnectionStatuses = whole.ConnectionStatuses,
            Differing = differing,
            First = Read(first),
        });
    }

    /// <summary>
    /// The holds and statuses before the first line. Where archived segments are left out, these are the state of their checkpoint, whose
    /// hash the first line states, and of the carried lines.
    /// </summary>
    private (HoldVerifier Holds, ConnectionStatusIndex Statuses) Begin(DebitLines lines)
    {
        if (source.LeftOut is not { } archived)
        {
            return (new HoldVerifier(new HoldIndex()), new ConnectionStatusIndex());
        }

        var file = LogPaths.Checkpoint(source.Path, archived.Segments.Count);
        if (Checkpoint.TryRead(file, SegmentList.Find(source.Path).First?.Line.Checkpoint) is not { } checkpoint
            || checkpoint.End != archived.End)
        {
            throw new LogDamagedException(
                file, 1,
                "the checkpoint of the archived segments is missing, or is not the one that the next segment states; restore it from a "
                    + "copy, or verify the log with its archive (--archive)");
        }

        var holds = new HoldVerifier(checkpoint.Holds);
        foreach (var (number, entry, rules) in RecordFile.ReadCarried(source))
        {
            if (DebitEntry.Of(new LogLine { Number = number, Text = default, Hash = default, Entry = entry, RuleSet = rules?.RuleSet })
                is { } carried)
            {
                lines.Add(carried.Line);
                holds.Restore(carried);
            }
        }

        return (holds, checkpoint.Statuses);
    }

    private static IReadOnlyList<ReplayDifference> Differences(DebitEntry entry, IReadOnlyList<ReplayDifference> ofHolds) =>
        entry.Decision is { OfFacts: { Count: > 0 } ofFacts } ? [.. ofFacts, .. ofHolds] : ofHolds;

    // A second read of the log, since the first one keeps no decision.
    private IReadOnlyList<ReplayedDecision> Read(Dictionary<long, IReadOnlyList<ReplayDifference>> differing) => differing.Count == 0
        ? []
        : [
            .. RecordFile.ReadDecisions(source).Where(decision => differing.ContainsKey(decision.Line)).Take(differing.Count)
                .Select(decision => new ReplayedDecision(decision, differing[decision.Line])),
        ];

    private static (long Number, string What)? FirstProblem(DebitLines lines)
    {
        var timelines = new DebitTimelines();
        (long Number, string What)? first = null;
        foreach (var line in lines.Sorted())
        {
            if (timelines.Add(line) is { } what && (first is null || line.Number < first.Value.Number))
            {
                first = (line.Number, what);
            }
        }

        return first;
    }

    private static (long Number, string What)? Earlier((long Number, string What)? ofDebits, long? ofStatuses) =>
        ofStatuses is { } number && (ofDebits is null || number < ofDebits.Value.Number)
            ? (number, ConnectionStatusIndex.Problem)
            : ofDebits;

    private LogVerification Anchored(LogVerification verification)
    {
        if (anchor is null)
        {
            return verification;
        }

        if (verification.AnchoredLines is not { } number)
        {
            var archived = source.LeftOut is null ? string.Empty : ", or of an archived line: name the folder of the archive (--archive)";
            throw new LogDamagedException(
                path, verification.Lines,
                $"no line has the hash {anchor.Head}: the log was truncated or altered, or the anchor is of another log{archived}");
        }

        return anchor.Lines is null || anchor.Lines == number
            ? verification
            : throw Damaged(
                number,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the line has the head of the anchor, and the anchor states {anchor.Lines} lines: the anchor was altered, or "
                        + $"miscopied"));
    }

    private LogDamagedException Damaged(long number, string what)
    {
        var (file, line) = source.Find(number);
        return new LogDamagedException(file, line, what);
    }
}
