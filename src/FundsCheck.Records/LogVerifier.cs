using System.Globalization;
using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>
/// Verifies a whole log: its chain, and that facts follow from readings, on all cores; that holds follow from the lines before; then the
/// life of each debit.
/// </summary>
/// <param name="path">The log.</param>
/// <param name="anchor">What was noted of it; null where nothing was.</param>
internal sealed class LogVerifier(string path, LogAnchor? anchor)
{
    /// <exception cref="LogDamagedException">The first line that is wrong; or the anchor is not in the log.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public LogVerification Verify()
    {
        var log = new ParallelLog<ProofPart>(path, () => new ProofPart(), (part, line) => part.Add(line, anchor));
        var whole = new ProofPart();
        using var lines = new DebitLines();
        var holds = new HoldProof();
        var (differing, first) = (0L, new Dictionary<long, IReadOnlyList<ReplayDifference>>());
        foreach (var part in log.Read())
        {
            whole.Add(part);
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
            throw new LogDamagedException(path, 1, "it has no whole line: it is empty, or no decision log");
        }

        if (FirstProblem(lines) is var (number, what))
        {
            throw Damaged(number, what);
        }

        return Anchored(new LogVerification(log.End.Lines, whole.Decisions, whole.Events, log.End.Head.ToString(), log.TornBytes)
        {
            AnchoredLines = whole.Anchored,
            Differing = differing,
            First = Read(first),
        });
    }

    private static IReadOnlyList<ReplayDifference> Differences(DebitEntry entry, IReadOnlyList<ReplayDifference> ofHolds) =>
        entry.Decision is { OfFacts: { Count: > 0 } ofFacts } ? [.. ofFacts, .. ofHolds] : ofHolds;

    // Once more from the log, as no decision was kept.
    private IReadOnlyList<ReplayedDecision> Read(Dictionary<long, IReadOnlyList<ReplayDifference>> differing) => differing.Count == 0
        ? []
        : [
            .. RecordFile.ReadDecisions(path).Where(decision => differing.ContainsKey(decision.Line)).Take(differing.Count)
                .Select(decision => new ReplayedDecision(decision, differing[decision.Line])),
        ];

    private static (long Number, string What)? FirstProblem(DebitLines lines)
    {
        var lives = new DebitTimelines();
        (long Number, string What)? first = null;
        foreach (var line in lines.Sorted())
        {
            if (lives.Add(line) is { } what && (first is null || line.Number < first.Value.Number))
            {
                first = (line.Number, what);
            }
        }

        return first;
    }

    private LogVerification Anchored(LogVerification proof)
    {
        if (anchor is null)
        {
            return proof;
        }

        if (proof.AnchoredLines is not { } number)
        {
            throw new LogDamagedException(
                path, proof.Lines,
                $"no line has the hash {anchor.Head}: the log was cut short or altered before it, or the anchor is another log's");
        }

        return anchor.Lines is null || anchor.Lines == number
            ? proof
            : throw Damaged(
                number,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it has the head of the anchor, which states {anchor.Lines} lines: the anchor was altered, or miscopied"));
    }

    // The line's place in its own file, as it is reported everywhere.
    private LogDamagedException Damaged(long number, string what)
    {
        var real = RealPath.Of(path);
        var segments = SegmentList.Find(real);
        var starts = segments.Active is { } active ? segments.Sealed.Append(active) : segments.Sealed;
        var start = starts.Last(start => start.Before.Lines < number);
        var file = start == segments.Active ? real : LogPaths.Closed(real, start.Number);
        return new LogDamagedException(file, number - start.Before.Lines, what);
    }
}
