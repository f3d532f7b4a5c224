using System.Globalization;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>
/// Verifies a whole log. The chain and the facts of the decisions are verified on all cores, then the holds of the decisions and the
/// order of the statuses of connections, then the timeline of each debit.
/// </summary>
/// <param name="path">The path of the log.</param>
/// <param name="anchor">The anchor of the log; null without one.</param>
internal sealed class LogVerifier(string path, LogAnchor? anchor)
{
    /// <exception cref="LogDamagedException">A line was altered, is missing or was moved (the first one is named), or the anchor is not in
    /// the log.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public LogVerification Verify(IProgress<LogProgress>? progress, CancellationToken cancellationToken)
    {
        var total = RecordFile.TotalBytes(path, progress);
        var log = new ParallelLog<VerificationPart>(path, () => new VerificationPart(), (part, line) => part.Add(line, anchor));
        var whole = new VerificationPart();
        using var lines = new DebitLines();
        var (holds, statuses) = (new HoldVerifier(), new ConnectionStatusIndex());
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

        if (log.End.Lines == 0)
        {
            throw new LogDamagedException(path, 1, "the file has no whole line: it is empty, or not a decision log");
        }

        if (Earlier(FirstProblem(lines), firstStatus) is var (number, what))
        {
            throw Damaged(number, what);
        }

        return Anchored(new LogVerification(log.End.Lines, whole.Decisions, whole.Events, log.End.Head.ToString(), log.IncompleteBytes)
        {
            AnchoredLines = whole.Anchored,
            ConnectionStatuses = whole.ConnectionStatuses,
            Differing = differing,
            First = Read(first),
        });
    }

    private static IReadOnlyList<ReplayDifference> Differences(DebitEntry entry, IReadOnlyList<ReplayDifference> ofHolds) =>
        entry.Decision is { OfFacts: { Count: > 0 } ofFacts } ? [.. ofFacts, .. ofHolds] : ofHolds;

    // A second read of the log, since the first one keeps no decision.
    private IReadOnlyList<ReplayedDecision> Read(Dictionary<long, IReadOnlyList<ReplayDifference>> differing) => differing.Count == 0
        ? []
        : [
            .. RecordFile.ReadDecisions(path).Where(decision => differing.ContainsKey(decision.Line)).Take(differing.Count)
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
            throw new LogDamagedException(
                path, verification.Lines,
                $"no line has the hash {anchor.Head}: the log was truncated or altered, or the anchor is of another log");
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

    // Errors report a line by its segment file and the line number in that file.
    private LogDamagedException Damaged(long number, string what)
    {
        var real = RealPath.Of(path);
        var segments = SegmentList.Find(real);
        var starts = segments.Active is { } active ? segments.Sealed.Append(active) : segments.Sealed;
        var start = starts.Last(start => start.Before.Lines < number);
        var file = start == segments.Active ? real : LogPaths.Sealed(real, start.Number);
        return new LogDamagedException(file, number - start.Before.Lines, what);
    }
}
