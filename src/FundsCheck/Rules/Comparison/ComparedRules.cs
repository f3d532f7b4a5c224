using FundsCheck.Rules.Analysis;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Testing;

namespace FundsCheck.Rules.Comparison;

/// <summary>One of two rule sets that are compared, over the facts of both.</summary>
internal sealed class ComparedRules
{
    private readonly IReadOnlyList<CheckClauses> _checks;

    public ComparedRules(RuleSet ruleSet, FactSpace space)
    {
        RuleSet = ruleSet;
        var terms = new MeasureTerms(space, ruleSet.Definition.HostFacts);
        _checks = [.. ruleSet.Definition.Checks.Select(check => new CheckClauses(check, terms))];
    }

    public RuleSet RuleSet { get; }

    public IEnumerable<string> Ids => _checks.Select(check => check.Check.Id);

    public CheckClauses? Find(string id) => _checks.FirstOrDefault(check => string.Equals(check.Check.Id, id, StringComparison.Ordinal));

    /// <summary>All other checks say nothing more severe.</summary>
    public IEnumerable<Clause> OthersAtMost(string id, Outcome outcome) => outcome == Outcome.Decline ? [] : Others(id).Select(check => check.AtMost(outcome));

    /// <summary>Each way in which another check gives the outcome.</summary>
    public IReadOnlyList<Clause>[] OthersWithWays(string id, Outcome outcome) =>
        [.. Others(id).SelectMany(CheckCells.Of).Where(cell => cell.Outcome == outcome).Select(cell => cell.Clauses)];

    /// <summary>No other check gives the reason in a decision of this outcome.</summary>
    public IEnumerable<Clause> OthersWithout(string id, string reason, Outcome outcome) => Others(id).Select(check => check.Within((answer, given) =>
        !string.Equals(given, reason, StringComparison.Ordinal) || (answer == Outcome.Accept && outcome != Outcome.Accept)));

    /// <summary>What it answers to facts: the codes, each once, in ordinal order.</summary>
    public IReadOnlyList<string> Reasons(IReadOnlyList<TestFact> given)
    {
        var test = new TestDefinition("example", [.. given.Where(IsSeen)], Outcome.None, [], default, default);
        return [.. RuleSet.Judge(TestFacts.Of(test, RuleSet.Definition)).Reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    // The other rule set may declare facts, and values of them, that this one does not know.
    private bool IsSeen(TestFact fact) => !fact.Name.StartsWith("x.", StringComparison.Ordinal)
        || RuleSet.Definition.HostFacts.Any(host => string.Equals(host.Name, fact.Name, StringComparison.Ordinal)
            && (host.Type != HostFactType.Text || fact.Value is null || host.Measure.IndexOf(fact.Value) >= 0));

    private IEnumerable<CheckClauses> Others(string id) => _checks.Where(check => !string.Equals(check.Check.Id, id, StringComparison.Ordinal));
}
