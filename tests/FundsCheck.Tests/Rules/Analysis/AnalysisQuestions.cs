using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Analysis;

/// <summary>Everything that can be asked of a rule set.</summary>
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

        foreach (var (depth, ladder) in check.BandList.Chain().Index())
        {
            for (var rung = 0; rung < ladder.Bands.Count; rung++)
            {
                yield return new AnalysisQuestion(QuestionKind.Rung, index, depth, rung);
                for (var value = 0; value < ladder.Bands[rung].Values.Count; value++)
                {
                    yield return new AnalysisQuestion(QuestionKind.Value, index, depth, rung, value);
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
