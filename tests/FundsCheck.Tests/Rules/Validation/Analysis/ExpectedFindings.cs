using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>The expected findings of the analysis, where exactly these questions are answered with yes.</summary>
internal static class ExpectedFindings
{
    public static IEnumerable<Finding> Of(RuleSetDefinition ruleSet, Func<AnalysisQuestion, bool> isPossible)
    {
        foreach (var question in AnalysisQuestions.Of(ruleSet).Where(question => !isPossible(question)))
        {
            if (question.Kind == QuestionKind.Test)
            {
                yield return Finding.At("test.impossible", ruleSet.Tests[question.Check].NameAt);
            }
            else if (Of(ruleSet.Checks[question.Check], question, isPossible) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Of(CheckDefinition check, AnalysisQuestion question, Func<AnalysisQuestion, bool> isPossible)
    {
        var bandList = check.BandList.Chain().ElementAt(question.BandList);
        switch (question.Kind)
        {
            case QuestionKind.Guard:
                return Finding.At("guard.unreachable", check.Guards.ElementAt(question.Item).At);
            case QuestionKind.Band:
                return Finding.At("band.unreachable", bandList.Bands[question.Item].At);

            // An unreachable band has no further finding.
            case QuestionKind.Value when isPossible(new AnalysisQuestion(
                QuestionKind.Band, question.Check, question.BandList, question.Item)):
                return Finding.At("value.unreachable", bandList.Bands[question.Item].ValuesAt[question.Value]);
            case QuestionKind.Unknown:
                return Finding.At("ifUnknown.unreachable", check.BandList.Chain().Last().IfUnknown!.OutcomeAt);

            // A gate is never idle, nor is a check of which an accept lists a reason; unreachable answers have their own finding.
            case QuestionKind.Decides when !check.BandList.Measure.IsGate && IsIdle():
                return Finding.At("check.idle", check.IdAt);
            default:
                return null;
        }

        bool IsIdle() => IsPossible(QuestionKind.Severe) || (OnlyAccepts(check) && !IsPossible(QuestionKind.Listed));

        bool IsPossible(QuestionKind kind) => isPossible(new AnalysisQuestion(kind, question.Check));
    }

    private static bool OnlyAccepts(CheckDefinition check) => check.BandList.Answers().All(answer => answer.Outcome == Outcome.Accept);
}
