using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Judging;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>The shared state of the analysis of a rule set.</summary>
public sealed class AnalysisContext
{
    internal AnalysisContext(RuleSetJudge judge, AnalysisBudget budget)
    {
        Judge = judge;
        Space = new FactSpace(judge.Definition);
        Whole = Region.WholeOf(Space);
        Terms = new MeasureTerms(Space);
        Checks = [.. judge.Definition.Checks.Select(check => new CheckClauses(check, Terms))];
        Early = new EarlyDecline(Checks, Terms);
        Search = new FactSearch(budget);
    }

    internal RuleSetJudge Judge { get; }

    /// <summary>The rule set.</summary>
    public RuleSetDefinition Definition => Judge.Definition;

    /// <summary>The facts that the rule set can distinguish.</summary>
    public FactSpace Space { get; }

    /// <summary>The region of all facts.</summary>
    public Region Whole { get; }

    /// <summary>Its measures in terms of facts.</summary>
    public MeasureTerms Terms { get; }

    /// <summary>Its checks in terms of facts, in the order of the file.</summary>
    public IReadOnlyList<CheckClauses> Checks { get; }

    /// <summary>The region in which only the checks on the debit are evaluated.</summary>
    public EarlyDecline Early { get; }

    /// <summary>The search, whose steps are counted over the whole analysis.</summary>
    public FactSearch Search { get; }

    /// <summary>Formats a point as an example, with the decision of the rule set.</summary>
    internal RuleExample Example(FactPoint point) => Example(PointFacts.Of(point, Definition));

    /// <summary>Formats the facts of a test as an example.</summary>
    internal RuleExample Example(IReadOnlyList<TestFact> given)
    {
        var test = new TestDefinition("example", given, Outcome.None, [], default, default);
        var verdict = Judge.Judge(TestFacts.Of(test, Definition));
        var codes = verdict.Reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal);
        return new RuleExample(CanonicalWriter.Given(given), $"{verdict.Outcome.ToName()} [{string.Join(", ", codes)}]");
    }
}
