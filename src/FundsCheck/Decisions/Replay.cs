using FundsCheck.Rules;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Decisions;

/// <summary>Decides recorded decisions again, from nothing but their own facts and rule set.</summary>
public static class Replay
{
    /// <summary>
    /// What differs between a recorded answer and the one that is given now; empty where they are identical. Sentences for people are not
    /// compared: their wording is no promise.
    /// </summary>
    public static IReadOnlyList<ReplayDifference> Again(LoggedDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var record = decision.Record;
        var verdict = decision.RuleSet.Judge(record.Facts);
        var validUntil = Retry.MayMend(verdict) ? record.DecidedAt : record.DecidedAt + decision.RuleSet.ValidFor;
        return
        [
            .. Compare("outcome", record.Verdict.Outcome.ToName(), verdict.Outcome.ToName()),
            .. CompareReasons(record.Verdict.Reasons, verdict.Reasons),
            .. Compare("wouldAccept", record.Verdict.WouldAccept?.ToString(), verdict.WouldAccept?.ToString()),
            .. Compare("notEvaluated", string.Join(", ", record.Verdict.NotEvaluated), string.Join(", ", verdict.NotEvaluated)),
            .. Compare("hold", record.Hold?.ToString(), Hold.Of(record.Debit, verdict.Outcome, record.DecidedAt)?.ToString()),
            .. Compare("validUntil", Show(record.ValidUntil), Show(validUntil)),
        ];
    }

    /// <summary>What other rules answer to the facts of a recorded decision. The host's facts are read as those rules declare them.</summary>
    /// <exception cref="ArgumentException">The rules judge debits in another currency.</exception>
    public static Verdict Under(RuleSet ruleSet, DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(record);
        var host = ruleSet.Definition.HostFacts.Select(declared => FactsClassifier.OfHost(declared, record.Debit.Facts, ruleSet.Currency));
        return ruleSet.Judge(record.Facts with { Host = [.. host] });
    }

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
        : $"{reason.Code} by {reason.Check}: {reason.Outcome.ToName()}, {reason.Measure} {reason.Operand ?? "unknown"} {reason.Threshold}{(reason.Because is null ? string.Empty : $", because {reason.Because}")}";

    private static string Show(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<ReplayDifference> Compare(string name, string? recorded, string? now) =>
        string.Equals(recorded, now, StringComparison.Ordinal) ? [] : [new ReplayDifference(name, recorded, now)];
}
