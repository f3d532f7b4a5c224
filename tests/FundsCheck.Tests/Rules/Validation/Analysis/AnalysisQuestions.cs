using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>All questions about a rule set.</summary>
internal static class AnalysisQuestions
{
    public static IReadOnlyList<AnalysisQuestion> Of(RuleSetDefinition ruleSet) =>
    [
        .. ruleSet.Checks.SelectMany((check, index) => Of(check, index)),
        .. ruleSet.Tests.Select((_, index) => new AnalysisQuestion(QuestionKind.Test, index)),
    ];

    private static IEnumerable<AnalysisQuestion> Of(CheckDefinition check, int index)
    {
        for (var guard = 0; guard < check.Guards.Count(); guard++)
        {
            yield return new AnalysisQuestion(QuestionKind.Guard, index, Item: guard);
        }

        foreach (var (depth, bandList) in check.BandList.Chain().Index())
        {
            for (var band = 0; band < bandList.Bands.Count; band++)
            {
                yield return new AnalysisQuestion(QuestionKind.Band, index, depth, band);
                for (var value = 0; value < bandList.Bands[band].Values.Count; value++)
                {
                    yield return new AnalysisQuestion(QuestionKind.Value, index, depth, band, value);
                }
            }
        }

        if (check.BandList.Chain().Last().IfUnknown is not null)
        {
            yield return new AnalysisQuestion(QuestionKind.Unknown, index);
        }

        yield return new AnalysisQuestion(QuestionKind.Severe, index);
        yield return new AnalysisQuestion(QuestionKind.Decides, index);
        yield return new AnalysisQuestion(QuestionKind.Listed, index);
    }
}
