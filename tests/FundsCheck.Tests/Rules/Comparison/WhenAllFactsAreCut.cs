using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Analysis;
using FundsCheck.Rules.Comparison;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Comparison;

/// <summary>The parts into which analysis cuts all facts, beside what the evaluator answers there.</summary>
public sealed class WhenAllFactsAreCut
{
    private const int FactsEach = 60;

    private static readonly int RuleSets = 10 * int.Parse(Environment.GetEnvironmentVariable("FUNDSCHECK_TEST_PERCENT") ?? "100", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Every_fact_is_in_one_part_of_each_check_and_answered_as_it_says()
    {
        var wrong = Enumerable.Range(0, RuleSets).AsParallel().SelectMany(Wrong);

        wrong.Take(3).Should().BeEmpty();
    }

    private static IEnumerable<string> Wrong(int seed)
    {
        var random = new Random(seed);
        var text = RuleSetGenerator.Generate(random);
        var ruleSet = RuleSet.LoadWithout(FundsCheck.Rules.Loading.LoaderRule.Analysis, Encoding.UTF8.GetBytes(text.ToJsonString()), "generated.json");
        var context = new AnalysisContext(ruleSet, new AnalysisBudget(1));
        var cells = context.Checks.ToDictionary(check => check.Check.Id, CheckCells.Of);
        var profile = new RuleSetProfile(text);
        var facts = new FactsGenerator(profile, random);
        for (var index = 0; index < FactsEach; index++)
        {
            var given = index % 3 == 0 ? FigureRefiner.Refine(facts.Next(), profile, random) : facts.Next();
            foreach (var wrong in Wrong(given, ruleSet, context, cells))
            {
                yield return $"{wrong} at {given.ToJsonString()} in {text.ToJsonString()}";
            }
        }
    }

    private static IEnumerable<string> Wrong(JsonObject given, RuleSet ruleSet, AnalysisContext context, Dictionary<string, IReadOnlyList<AnswerCell>> cells)
    {
        var decided = GivenFacts.Of(given, ruleSet);
        var verdict = ruleSet.Judge(decided);
        var point = PointReader.Of(decided, context.Space);
        foreach (var (check, parts) in cells)
        {
            var here = parts.Where(part => part.Clauses.All(clause => clause.IsMetBy(point))).ToList();
            if (here.Count != 1)
            {
                yield return $"check {check} has {here.Count} parts";
                continue;
            }

            // Where the debit's own facts decline, the others were not looked at.
            if (!verdict.NotEvaluated.Contains(check) && Told(verdict, check) != Expected(here[0], verdict, decided.Reading))
            {
                yield return $"check {check} says {Told(verdict, check)}, not {Expected(here[0], verdict, decided.Reading)}";
            }
        }
    }

    private static (Outcome, string)? Told(Verdict verdict, string check) =>
        verdict.Reasons.FirstOrDefault(reason => reason.Check == check) is { } reason ? (reason.Outcome, reason.Code) : null;

    private static (Outcome, string)? Expected(AnswerCell part, Verdict verdict, string reading) => part switch
    {
        { Outcome: Outcome.None } or { Outcome: Outcome.Accept, Reason: null } => null,
        { Outcome: Outcome.Accept } when verdict.Outcome != Outcome.Accept => null,
        _ => (part.Outcome, part.Reason ?? reading),
    };
}
