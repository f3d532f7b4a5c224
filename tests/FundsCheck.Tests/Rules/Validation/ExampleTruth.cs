using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Validation;

/// <summary>Verifies the examples of a refusal with a rule set that loads only where the refusal is ignored.</summary>
internal sealed partial class ExampleTruth(RuleSet ruleSet)
{
    private static readonly string[] HigherIsWorse = ["amount", "debit.attempt", "balance.age"];
    private static readonly string[] NumberInvariants = ["bands.direction", "guard.direction", "threshold.unit"];

    /// <summary>The differences from the examples; null where there are none.</summary>
    public string? LieOf(RuleSetProblem problem)
    {
        if (problem.Examples.Count != 2)
        {
            return $"{problem} has {problem.Examples.Count} examples";
        }

        var (first, second) = (Given(problem.Examples[0]), Given(problem.Examples[1]));
        var lies = problem.Examples.Where(example => !IsTrue(example)).Select(example => $"{problem}: not so: {example}")
            .Concat(NumberInvariants.Contains(problem.Code) && !IsOneStepWorse(first, second)
                ? [$"{problem}: {second} is not one step worse than {first}"]
                : [])
            .Concat(Breaks(problem, first, second) ? [] : [$"{problem}: nothing breaks between {string.Join(" and ", problem.Examples)}"]);
        return lies.FirstOrDefault();
    }

    /// <summary>The outcome of all checks.</summary>
    public Outcome OutcomeOf(RuleExample example) => ruleSet.Judge(GivenFacts.Of(Given(example), ruleSet)).Outcome;

    private bool Breaks(RuleSetProblem problem, JsonObject first, JsonObject second)
    {
        var check = CheckNamed().Match(problem.Examples[0].Answer).Groups["id"].Value;
        return problem.Code switch
        {
            "bands.direction" or "guard.direction" or "threshold.unit" =>
                Severity(AnswerOf(check, first)) > Severity(AnswerOf(check, second)),
            "waiver.because" => Outcomes(first) > Outcome.Accept
                ? Outcomes(first) > Outcomes(second) || Severity(AnswerOf(check, first)) > Severity(AnswerOf(check, second))
                : Severity(AnswerOf(check, second)) == Outcome.Accept,
            "ifUnknown.missing" or "otherwise.missing" => AnswerOf(check, first) is not null && AnswerOf(check, second) is null,
            "funds.missing" or "funds.cover" => Outcomes(first) == Outcome.Accept && Outcomes(second) == Outcome.Accept,
            "gate.guarded" => Severity(AnswerOf(check, first)) > Severity(AnswerOf(check, second)),
            "thresholds.order" => true,
            "gate.good-value" when Severity(AnswerOf(check, first)) > Outcome.Accept => true,
            _ => Outcomes(first) > Outcomes(second),
        };
    }

    private Outcome Outcomes(JsonObject given) => Judge(given, out _) ?? Outcome.None;

    private bool IsTrue(RuleExample example)
    {
        var given = Given(example);
        var match = CheckNamed().Match(example.Answer);
        if (!match.Success)
        {
            return example.Answer.StartsWith($"{Outcomes(given).ToName()}", StringComparison.Ordinal);
        }

        var answer = AnswerOf(match.Groups["id"].Value, given);
        var actual = answer?.State switch
        {
            null => "has no outcome",
            CheckState.Excused => "is excused",
            CheckState.Silent => "is silent",
            _ => $"gives {answer.Value.Outcome.ToName()}",
        };
        var whole = WholeNamed().Match(example.Answer);
        return match.Groups["words"].Value == actual && (!whole.Success || whole.Groups["outcome"].Value == Outcomes(given).ToName());
    }

    private static Outcome Severity(CheckAnswer? answer) => answer is { State: CheckState.Answered } given ? given.Outcome : Outcome.None;

    /// <summary>Null where the check has no answer.</summary>
    private CheckAnswer? AnswerOf(string check, JsonObject given) =>
        Judge(given, out var answers) is null
            ? null
            : answers[Array.FindIndex(ruleSet.Compiled.Checks, compiled => compiled.Definition.Id == check)];

    private Outcome? Judge(JsonObject given, out CheckAnswer[] answers)
    {
        DecisionFacts facts = GivenFacts.Of(given, ruleSet);
        answers = new CheckAnswer[ruleSet.Compiled.Checks.Length];
        try
        {
            return Evaluator.Judge(ruleSet.Compiled, ruleSet.Bind(facts), JudgeScope.Whole, answers);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>All facts are equal but one number, and that one is on its worse side.</summary>
    private bool IsOneStepWorse(JsonObject first, JsonObject second)
    {
        var changed = second.Select(fact => fact.Key).Union(first.Select(fact => fact.Key))
            .Where(name => first[name]?.ToJsonString() != second[name]?.ToJsonString()).ToList();
        if (changed is not [var name])
        {
            return false;
        }

        var (before, after) = (Number(first[name]?.ToString() ?? UnsaidOf(name)), Number(second[name]?.ToString() ?? UnsaidOf(name)));
        var declared = ruleSet.Definition.CustomFacts.FirstOrDefault(fact => fact.Name == name);
        var worseIsHigher = declared is null
            ? HigherIsWorse.Contains(name) || IsOwed(name, first)
            : declared.Measure.Worse == FundsCheck.Rules.Language.WorseSide.Higher;
        return worseIsHigher ? after > before : after < before;
    }

    // On credit kinds current is what is owed.
    private static bool IsOwed(string name, JsonObject given) =>
        name == "current" && given["account.kind"] is { } kind
            && FundsCheck.AccountKinds.ByName[kind.ToString()].Family == FundsCheck.AccountFamily.Credit;

    private static string UnsaidOf(string name) => name == "debit.attempt" ? "1" : "0s";

    private static decimal Number(string text) => FundsCheck.ThresholdSyntax.TryReadDuration(text, out var duration)
        ? duration.Ticks
        : decimal.Parse(text.Split(' ', '%')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Given(RuleExample example) => JsonNode.Parse(example.Given)!.AsObject();

    [GeneratedRegex(
        "^check `(?<id>[^`]+)` (?<words>gives [a-z]+|is excused|is silent|has no outcome)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CheckNamed();

    [GeneratedRegex("the outcome is (?<outcome>[a-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WholeNamed();
}
