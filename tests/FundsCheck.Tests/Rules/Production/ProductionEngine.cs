using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Invariants;

namespace FundsCheck.Tests.Rules.Production;

/// <summary>The loader and evaluator of the library, as an engine of the invariants.</summary>
internal sealed class ProductionEngine : IEngine
{
    private const string File = "generated.json";

    private readonly RuleSet ruleSet;

    public ProductionEngine(string text) => ruleSet = RuleSet.LoadRecorded(Encoding.UTF8.GetBytes(text), File);

    /// <exception cref="RuleSetInvalidException">The rule set breaks another rule than the ignored one.</exception>
    public ProductionEngine(string text, LoaderRule? ignored) =>
        ruleSet = LenientLoader.Load(Encoding.UTF8.GetBytes(text), File, ignored, out var problems)
            ?? throw new RuleSetInvalidException(problems);

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
