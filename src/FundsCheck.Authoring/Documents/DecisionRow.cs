using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>One row of a check's decision table: when it is, in Markdown, and what is then answered.</summary>
internal sealed record DecisionRow(string When, AnswerDefinition Answer, BandListDefinition BandList)
{
    /// <summary>An accept of what was not checked, or of what the money may not cover.</summary>
    public bool IsWaiver => Answer.IsWaiver;

    /// <summary>Whether the failure's own code is the reason.</summary>
    public bool NamesItself => BandList.NamesItself(Answer);

    /// <summary>Every row of a check: the bands, then what it answers where its measure is not known.</summary>
    public static IReadOnlyList<DecisionRow> Of(CheckDefinition check)
    {
        var rows = new List<DecisionRow>();
        var before = string.Empty;
        foreach (var bandList in check.BandList.Chain())
        {
            var subject = ReferenceEquals(bandList, check.BandList) ? string.Empty : $"`{bandList.Measure.Name}` is ";
            rows.AddRange(bandList.Bands.Select((band, index) => new DecisionRow(
                $"{before}{subject}{ConditionText.OfBand(bandList, index)}", band.Answer, bandList)));
            before = $"{before}{subject}not known; ";
            if (bandList.IfUnknown is { } answer)
            {
                rows.Add(new DecisionRow(before.TrimEnd(' ', ';'), answer, bandList));
            }
        }

        return rows;
    }

    /// <summary>Whether counting debits that may have arrived already can turn an accept of the check into a review.</summary>
    public static bool HoldsMayTurn(CheckDefinition check) => check.BandList.Chain().Any(bandList =>
        bandList.Measure.Needs.HasFlag(MeasureNeeds.Holds)
            && bandList.Bands.Select(band => band.Answer.Outcome == Outcome.Accept).Distinct().Count() == 2);
}
