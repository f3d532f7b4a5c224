using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>The items of a rule set that its tests reach.</summary>
internal sealed class CoverageRun
{
    private readonly RuleSet _ruleSet;
    private readonly List<CoveredFacts> _tests;

    public CoverageRun(RuleSet ruleSet)
    {
        _ruleSet = ruleSet;
        Context = ruleSet.Analyse(RuleLimits.AnalysisStepsMax);
        _tests = [.. ruleSet.Definition.Tests.Select(FactsOf)];
        Items = [.. CoverageItems.Of(Context)];
    }

    public AnalysisContext Context { get; }

    public IReadOnlyList<CoverageItem> Items { get; }

    public bool IsReached(CoverageItem item) => _tests.Exists(test => test.Reach(item));

    /// <summary>Adds a test: marks the items that its facts reach.</summary>
    public bool TryAdd(TestDefinition test, CoverageItem item)
    {
        var facts = FactsOf(test);
        if (facts.Reach(item))
        {
            _tests.Add(facts);
            return true;
        }

        return false;
    }

    private CoveredFacts FactsOf(TestDefinition test)
    {
        var facts = TestFacts.Of(test, Context.Definition);
        return new CoveredFacts(PointReader.Of(facts, Context.Space), _ruleSet.JudgeWithoutTexts(facts).NotEvaluated);
    }
}
