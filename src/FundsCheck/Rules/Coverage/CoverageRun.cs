using FundsCheck.Rules.Analysis;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Testing;

namespace FundsCheck.Rules.Coverage;

/// <summary>What the tests beside a rule set reach of it.</summary>
internal sealed class CoverageRun
{
    private readonly List<FactPoint> _points;

    public CoverageRun(RuleSet ruleSet)
    {
        Context = new AnalysisContext(ruleSet, new AnalysisBudget(RuleLimits.AnalysisStepsMax));
        _points = [.. ruleSet.Definition.Tests.Select(test => PointOf(test, ruleSet))];
        Items = [.. CoverageItems.Of(Context)];
    }

    public AnalysisContext Context { get; }

    public IReadOnlyList<CoverageItem> Items { get; }

    public bool IsReached(CoverageItem item) => _points.Exists(item.IsReachedBy);

    /// <summary>Counts another test.</summary>
    public void Add(FactPoint point) => _points.Add(point);

    private FactPoint PointOf(TestDefinition test, RuleSet ruleSet) => PointReader.Of(TestFacts.Of(test, ruleSet.Definition), Context.Space);
}
