using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Records;

/// <summary>Decides recorded decisions again, from their recorded facts and rule set only.</summary>
public static class Replay
{
    /// <summary>
    /// Judges a recorded decision again, and compares outcome, reasons, limits, hold and validity, and whether the
    /// rule set was in force. Sentences of reasons are not compared:
    /// their wording may change between versions.
    /// </summary>
    public static IReadOnlyList<ReplayDifference> Compare(LoggedDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var record = decision.Record;
        var verdict = decision.RuleSet.JudgeWithoutTexts(record.Facts);
        var validUntil = verdict.ValidUntil(decision.RuleSet.ValidFor, record.DecidedAt);
        var hold = HoldCalculator.GetDecisionHold(
            record.Debit, verdict.Outcome, record.DecidedAt, validUntil, record.PostingDelay, record.Bounds);
        var isInForce = decision.RuleSet.EffectiveFrom is not { } from || from <= record.DecidedAt;
        var challenger = decision.Challenger is null ? null : Challengers.Judge(decision.Challenger, record);
        if (isInForce && challenger == record.Challenger && IsSame(record.Verdict, verdict) && hold == record.Hold
            && validUntil == record.ValidUntil)
        {
            return [];
        }

        return
        [
            .. Compare("outcome", record.Verdict.Outcome.ToName(), verdict.Outcome.ToName()),
            .. CompareReasons(record.Verdict.Reasons, verdict.Reasons),
            .. Compare("maxAcceptableAmount", record.Verdict.MaxAcceptableAmount?.ToString(), verdict.MaxAcceptableAmount?.ToString()),
            .. Compare("notEvaluated", string.Join(", ", record.Verdict.NotEvaluated), string.Join(", ", verdict.NotEvaluated)),
            .. Compare("hold", record.Hold?.ToString(), hold?.ToString()),
            .. Compare("validUntil", Show(record.ValidUntil), Show(validUntil)),
            .. Compare("challenger", Show(record.Challenger), Show(challenger)),
            .. isInForce ? [] : Compare("ruleSet", decision.RuleSet.Identity.Version, now: null),
        ];
    }

    /// <summary>
    /// Replays every decision of a log on all cores, by its recorded rule set; or by another rule set, then comparing outcomes only. Memory
    /// does not grow with the log.
    /// </summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="rules">The rule set that replaces the recorded ones; null to replay with the recorded ones and compare every
    /// part.</param>
    /// <param name="progress">Receives the progress at intervals; null for no reports.</param>
    /// <param name="cancellationToken">Stops the replay.</param>
    /// <returns>The number of decisions, and the first ones that differ.</returns>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public static ReplayResult Run(
        string path, RuleSet? rules = null, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var source = LogSource.Of(path);
        var total = RecordFile.TotalBytes(source, progress);
        var log = new ParallelLog<ReplayPart>(source, () => new ReplayPart(), (part, line) => part.Add(line, rules));
        var whole = new ReplayPart();
        foreach (var part in log.Read(cancellationToken))
        {
            whole.Add(part);
            progress?.Report(new LogProgress(whole.Decisions, log.End.Bytes, total));
        }

        return new ReplayResult(whole.Decisions, whole.Differing, whole.OtherCurrency, whole.First);
    }

    /// <summary>The difference in outcome by another rule set; empty where the outcomes are equal.</summary>
    internal static IReadOnlyList<ReplayDifference> OutcomeDifference(RuleSet rules, DecisionRecord record)
    {
        var verdict = Backtest.Judge(rules, record);
        return verdict.Outcome == record.Verdict.Outcome ? [] : [new ReplayDifference("outcome", Show(record.Verdict), Show(verdict))];
    }

    internal static bool IsSame(Verdict recorded, Verdict now) =>
        recorded.Outcome == now.Outcome
        && recorded.MaxAcceptableAmount == now.MaxAcceptableAmount
        && recorded.NotEvaluated.SequenceEqual(now.NotEvaluated, StringComparer.Ordinal)
        && ReasonTexts.AreSameWithout(recorded.Reasons, now.Reasons);

    private static string Show(Verdict verdict) =>
        $"{verdict.Outcome.ToName()} [{string.Join(", ", verdict.Reasons.Select(reason => reason.Code))}]";

    private static IEnumerable<ReplayDifference> CompareReasons(IReadOnlyList<Reason> recorded, IReadOnlyList<Reason> now)
    {
        for (var index = 0; index < Math.Max(recorded.Count, now.Count); index++)
        {
            var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reasons[{index}]");
            foreach (var difference in Compare(name, Show(recorded.ElementAtOrDefault(index)), Show(now.ElementAtOrDefault(index))))
            {
                yield return difference;
            }
        }
    }

    private static string? Show(Reason? reason) => reason is null
        ? null
        : $"{reason.Code} by {reason.Check}: {reason.Outcome.ToName()}, {reason.Measure} {reason.Operand ?? "unknown"} "
            + $"{reason.Threshold}{(reason.Justification is null ? string.Empty : $", because {reason.Justification}")}";

    private static string? Show(ChallengerVerdict? challenger) => challenger is null
        ? null
        : $"{challenger.Outcome.ToName()} [{string.Join(", ", challenger.Reasons)}] by {challenger.RuleSet.Name} "
            + $"{challenger.RuleSet.Version}, sha256 {challenger.RuleSet.Sha256}";

    private static string Show(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<ReplayDifference> Compare(string name, string? recorded, string? now) =>
        string.Equals(recorded, now, StringComparison.Ordinal) ? [] : [new ReplayDifference(name, recorded, now)];
}
