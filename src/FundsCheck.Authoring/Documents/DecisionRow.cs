using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>A row of a check's decision table: the condition, in Markdown, and the outcome.</summary>
internal sealed record DecisionRow(string When, AnswerDefinition Answer, BandListDefinition BandList)
{
    /// <summary>True for a waiver.</summary>
    public bool IsWaiver => Answer.IsWaiver;

    /// <summary>True where the failure's own code is the reason.</summary>
    public bool NamesItself => BandList.NamesItself(Answer);

    /// <summary>Creates the rows of a check: its bands, then the outcome for the unknown measure.</summary>
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

    /// <summary>Returns true where possibly posted holds can turn an accept of the check into a review.</summary>
    public static bool HoldsMayTurn(CheckDefinition check) => check.BandList.Chain().Any(bandList =>
        bandList.Measure.Needs.HasFlag(MeasureNeeds.Holds)
            && bandList.Bands.Select(band => band.Answer.Outcome == Outcome.Accept).Distinct().Count() == 2);
}
