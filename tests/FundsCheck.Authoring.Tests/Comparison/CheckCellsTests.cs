using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Validation.Analysis;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;
using FundsCheck.Tests.Rules.Validation.Analysis;

namespace FundsCheck.Authoring.Tests.Comparison;

/// <summary>Compares the cells of the analysis with the outcomes of the evaluator.</summary>
public sealed class CheckCellsTests
{
    private const int FactsEach = 60;

    private static readonly int RuleSets = TestScale.Of(1_000, least: 10);

    [Fact]
    public void Every_fact_is_in_one_cell_of_each_check_with_the_answer_of_the_evaluator()
    {
        var wrong = Enumerable.Range(0, RuleSets).AsParallel().SelectMany(Wrong);

        wrong.Take(3).Should().BeEmpty();
    }

    private static IEnumerable<string> Wrong(int seed)
    {
        var random = new Random(seed);
        var text = RuleSetGenerator.Generate(random);
        var ruleSet = GeneratedFile.Load(text.ToJsonString());
        var space = new FactSpace(ruleSet.Definition);
        var rules = new ComparedRules("old", ruleSet, space);
        var cells = rules.Ids.ToDictionary(id => id, rules.Cells);
        var profile = new RuleSetProfile(text);
        var facts = new FactsGenerator(profile, random);
        for (var index = 0; index < FactsEach; index++)
        {
            var given = index % 3 == 0 ? FigureRefiner.Refine(facts.Next(), profile, random) : facts.Next();
            if (random.Chance(10))
            {
                given["balance.reading"] = "notRequested";
            }

            foreach (var wrong in Wrong(given, ruleSet, space, cells))
            {
                yield return $"{wrong} at {given.ToJsonString()} in {text.ToJsonString()}";
            }
        }
    }

    private static IEnumerable<string> Wrong(
        JsonObject given,
        RuleSet ruleSet,
        FactSpace space,
        Dictionary<string, IReadOnlyList<AnswerCell>> cells)
    {
        var decided = GivenFacts.Of(given, ruleSet);
        var verdict = ruleSet.Judge(decided);
        var point = PointReader.Of(decided, space);
        foreach (var (check, parts) in cells)
        {
            var here = parts.Where(part => part.IsMetBy(point)).ToList();
            if (here.Count != 1)
            {
                yield return $"check {check} has {here.Count} parts";
                continue;
            }

            var (listed, expected) = (Listed(verdict, check), Expected(here[0], verdict, decided.FailureCode));
            if (listed != expected)
            {
                yield return $"check {check} gives {listed}, not {expected}";
            }
        }
    }

    private static (Outcome, string, string, string?, string?)? Listed(Verdict verdict, string check) =>
        verdict.Reasons.FirstOrDefault(reason => reason.Check == check) is { } reason
            ? (reason.Outcome, reason.Code, reason.Measure, reason.Threshold, reason.Justification)
            : null;

    private static (Outcome, string, string, string?, string?)? Expected(AnswerCell part, Verdict verdict, string? ownCode) =>
        part.Listed(verdict.Outcome) is { } reason
            ? (part.Outcome, reason.Code ?? ownCode!, reason.Measure, reason.Threshold, reason.Justification)
            : null;
}
