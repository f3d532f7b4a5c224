using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Invariants;

namespace FundsCheck.Tests.Rules.Production;

/// <summary>The loader and evaluator of the library, as an engine of the invariants.</summary>
internal sealed class ProductionEngine : IEngine
{
    private readonly RuleSet ruleSet;

    public ProductionEngine(string text, FundsCheck.Rules.Parsing.LoaderRule switchedOff = FundsCheck.Rules.Parsing.LoaderRule.None) =>
        ruleSet = RuleSet.LoadWithout(
            switchedOff | FundsCheck.Rules.Parsing.LoaderRule.Analysis, Encoding.UTF8.GetBytes(text), "generated.json");

    public InvariantVerdict Decide(JsonObject given) => VerdictOf(ruleSet.Judge(GivenFacts.Of(given, ruleSet)));

    public InvariantVerdict? DecideEarly(JsonObject given) =>
        ruleSet.DeclineWithoutBalance(GivenFacts.Of(given, ruleSet)) is { } early ? VerdictOf(early) : null;

    public string? MaxAcceptableAmount(JsonObject given) => ruleSet.Judge(GivenFacts.Of(given, ruleSet)).MaxAcceptableAmount?.ToString();

    private static InvariantVerdict VerdictOf(FundsCheck.Verdict verdict) => new(
        verdict.Outcome,
        [
            .. verdict.Reasons.Select(reason =>
                new VerdictReason(reason.Code, reason.Check, reason.Outcome, reason.Justification is not null)),
        ]);
}
