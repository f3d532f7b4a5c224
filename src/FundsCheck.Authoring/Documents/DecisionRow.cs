using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>One row of a check's decision table: when it is, in Markdown, and what is then answered.</summary>
internal sealed record DecisionRow(string When, AnswerDefinition Answer, BandListDefinition Ladder)
{
    /// <summary>An accept of what was not checked, or of what the money may not cover.</summary>
    public bool IsWaiver => Answer.IsWaiver;

    /// <summary>Whether the failure's own code is the reason.</summary>
    public bool NamesItself => Ladder.NamesItself(Answer);

    /// <summary>Every row of a check: the rungs, then what it answers where its measure is not known.</summary>
    public static IReadOnlyList<DecisionRow> Of(CheckDefinition check)
    {
        var rows = new List<DecisionRow>();
        var before = string.Empty;
        foreach (var ladder in check.BandList.Chain())
        {
            var subject = ReferenceEquals(ladder, check.BandList) ? string.Empty : $"`{ladder.Measure.Name}` is ";
            rows.AddRange(ladder.Bands.Select((rung, index) => new DecisionRow(
                $"{before}{subject}{ConditionText.OfRung(ladder, index)}", rung.Answer, ladder)));
            before = $"{before}{subject}not known; ";
            if (ladder.IfUnknown is { } answer)
            {
                rows.Add(new DecisionRow(before.TrimEnd(' ', ';'), answer, ladder));
            }
        }

        return rows;
    }

    /// <summary>Whether counting debits that may have arrived already can turn an accept of the check into a review.</summary>
    public static bool HoldsMayTurn(CheckDefinition check) => check.BandList.Chain().Any(ladder =>
        ladder.Measure.Needs.HasFlag(MeasureNeeds.Holds)
            && ladder.Bands.Select(rung => rung.Answer.Outcome == Outcome.Accept).Distinct().Count() == 2);
}
