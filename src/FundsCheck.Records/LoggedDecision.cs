using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Records;

/// <summary>A decision as a log tells it, with the rule set that made it.</summary>
/// <param name="Line">Its line in the log, from 1.</param>
/// <param name="Record">The record.</param>
/// <param name="RuleSet">The rule set, from the log itself.</param>
public sealed record LoggedDecision(long Line, DecisionRecord Record, RuleSet RuleSet)
{
    /// <summary>The reasons, with the sentences that the rule set makes of the recorded facts: a record does not hold them.</summary>
    public IReadOnlyList<Reason> Reasons => ReasonTexts.Of(Record, RuleSet);

    /// <summary>The debit's id and revision.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Record.Debit.Id} (revision {Record.Revision})");
}
