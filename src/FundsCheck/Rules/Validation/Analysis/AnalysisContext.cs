using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Judging;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>What the parts of one rule set's analysis share.</summary>
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

    /// <summary>The facts that it can tell apart.</summary>
    public FactSpace Space { get; }

    /// <summary>All facts there are.</summary>
    public Region Whole { get; }

    /// <summary>Its measures in terms of facts.</summary>
    public MeasureTerms Terms { get; }

    /// <summary>Its checks in terms of facts, in the order of the file.</summary>
    public IReadOnlyList<CheckClauses> Checks { get; }

    /// <summary>Where only the checks on the debit alone are evaluated.</summary>
    public EarlyDecline Early { get; }

    /// <summary>The search, whose steps are counted over the whole analysis.</summary>
    public FactSearch Search { get; }

    /// <summary>A point as an example, with what the rule set answers there.</summary>
    internal RuleExample Example(FactPoint point) => Example(PointFacts.Of(point, Definition));

    /// <summary>The facts of a test as an example.</summary>
    internal RuleExample Example(IReadOnlyList<TestFact> given)
    {
        var test = new TestDefinition("example", given, Outcome.None, [], default, default);
        var verdict = Judge.Judge(TestFacts.Of(test, Definition));
        var codes = verdict.Reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal);
        return new RuleExample(CanonicalWriter.Given(given), $"{verdict.Outcome.ToName()} [{string.Join(", ", codes)}]");
    }
}
