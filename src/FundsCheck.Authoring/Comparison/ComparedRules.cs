using System.Globalization;
using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>One of two compared rule sets, over the facts of both.</summary>
internal sealed class ComparedRules
{
    private readonly RuleSetDefinition _definition;
    private readonly IReadOnlyList<CheckClauses> _checks;
    private readonly CheckCells _cells;

    public ComparedRules(string side, RuleSet ruleSet, FactSpace space)
    {
        RuleSet = ruleSet;
        _definition = ruleSet.Definition;
        Terms = new MeasureTerms(space);
        _checks = [.. _definition.Checks.Select(check => new CheckClauses(check, Terms))];
        _cells = new CheckCells(side, Terms, new EarlyDecline(_checks, Terms));
    }

    public RuleSet RuleSet { get; }

    public MeasureTerms Terms { get; }

    public IEnumerable<string> Ids => _checks.Select(check => check.Check.Id);

    public CheckClauses? Find(string id) =>
        _checks.FirstOrDefault(check => string.Equals(check.Check.Id, id, StringComparison.Ordinal));

    public IReadOnlyList<AnswerCell> Cells(string id) => _cells.Of(Find(id));

    /// <summary>True where an early decline skips the check although the check does not need a balance.</summary>
    public bool CanBeSkipped(string id) => Find(id) is { } check && _cells.CanBeSkipped(check);

    /// <summary>The clauses under which no other check is more severe.</summary>
    public IEnumerable<Clause> OthersAtMost(string id, Outcome outcome) =>
        outcome == Outcome.Decline ? [] : Others(id).Select(check => check.AtMost(outcome));

    /// <summary>The ways in which another check gives the outcome.</summary>
    public IReadOnlyList<IReadOnlyList<Clause>> OthersWithWays(string id, Outcome outcome) =>
        [.. Others(id).SelectMany(check => check.Ways()).Where(way => way.Outcome == outcome).Select(way => way.Clauses)];

    /// <summary>Decides on the facts of a test, with custom facts classified as the host's.</summary>
    public Verdict Judge(IReadOnlyList<TestFact> given)
    {
        var stated = new Dictionary<string, CustomFact>(StringComparer.Ordinal);
        foreach (var fact in given.Where(IsCustom))
        {
            if (fact.Value is { } value)
            {
                stated.Add(fact.Name, Stated(fact.Name, value, fact.IsBare));
            }
        }

        var test = new TestDefinition("example", [.. given.Where(fact => !IsCustom(fact))], Outcome.None, [], default, default);
        return RuleSet.Judge(TestFacts.Of(test, _definition) with
        {
            Custom = RuleSet.Classify(stated),
        });
    }

    private static bool IsCustom(TestFact fact) => fact.Name.StartsWith("x.", StringComparison.Ordinal);

    private CustomFact Stated(string name, string value, bool isBare) => (isBare, bool.TryParse(value, out var boolean)) switch
    {
        (false, _) => RuleSet.ParseFact(name, value, isQuoted: true),
        (_, true) => CustomFact.From(boolean),
        _ => CustomFact.From(long.Parse(value, CultureInfo.InvariantCulture)),
    };

    private IEnumerable<CheckClauses> Others(string id) =>
        _checks.Where(check => !string.Equals(check.Check.Id, id, StringComparison.Ordinal));
}
