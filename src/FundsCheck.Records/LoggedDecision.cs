using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Records;

/// <summary>A recorded decision of a log, with the rule set that decided it.</summary>
/// <param name="Line">The number of its line in the log, from 1.</param>
/// <param name="Record">The record.</param>
/// <param name="RuleSet">The rule set, from the log itself.</param>
public sealed record LoggedDecision(long Line, DecisionRecord Record, RuleSet RuleSet)
{
    /// <summary>The rule set of the recorded challenger, from the log itself; null where the log has none.</summary>
    public RuleSet? Challenger { get; init; }

    /// <summary>The reasons with their sentences. A record has no sentences; the rule set derives them from the recorded facts.</summary>
    public IReadOnlyList<Reason> Reasons => ReasonTexts.Of(Record, RuleSet);

    /// <summary>
    /// Describes what each check answered, the accepts too, with the margin to a worse answer. A record has no such list; it follows from
    /// the recorded facts and rule set.
    /// </summary>
    public IReadOnlyList<CheckEvaluation> EvaluateChecks() => RuleSet.EvaluateChecks(Record.Facts);

    /// <summary>The debit's id and revision.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Record.Debit.Id} (revision {Record.Revision})");
}
