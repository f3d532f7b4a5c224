using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Validation.Analysis.Smt;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

public sealed class SmtComparisonTests(ITestOutputHelper output)
{
    private const int Processes = 2;
    private const int OpenPerThousandMax = 1;

    /// <summary>
    /// Rule sets of all kinds, as they come; those whose parts hide one another; and those whose guards stand in each other's place.
    /// </summary>
    [Theory]
    [InlineData("generated", 250)]
    [InlineData("tight", 400)]
    [InlineData("shuffled", 150)]
    public async Task Z3_finds_the_same_unreachable_idle_and_impossible_parts(string kind, int seeds)
    {
        var compared = (await Task.WhenAll(Enumerable.Range(0, Processes)
            .Select(process => Task.Run(() => CompareAsync(kind, TestScale.Of(seeds), process))))).SelectMany(rows => rows).ToList();

        output.WriteLine(
            $"{kind}: {compared.Count} rule sets, {compared.Sum(row => row.Questions)} questions, {compared.Sum(row => row.Open)} left "
                + $"open by z3; {string.Join(", ", compared.SelectMany(row => row.Findings).CountBy(finding => finding.Code))}");
        compared.SelectMany(row => row.Disagreements).Take(3).Should().BeEmpty();
        compared.Sum(row => row.Open).Should().BeLessThanOrEqualTo(1 + (compared.Sum(row => row.Questions) * OpenPerThousandMax / 1000));
    }

    private static async Task<IReadOnlyList<SmtComparison>> CompareAsync(string kind, int seeds, int process)
    {
        using var solver = SmtSolver.StartOrSkip();
        var compared = new List<SmtComparison>();
        for (var seed = process; seed < seeds; seed += Processes)
        {
            if (AnalysedRuleSet.Load(Generate(kind, new Random(seed))) is { } ruleSet)
            {
                compared.Add(await SmtComparison.OfAsync(ruleSet, solver));
            }
        }

        return compared;
    }

    private static JsonObject Generate(string kind, Random random)
    {
        const int OthersMax = 5;
        const int ExpectationsEach = 4;
        var ruleSet = kind == "tight" ? TightRuleSetGenerator.Generate(random, OthersMax) : RuleSetGenerator.Generate(random);
        if (kind == "shuffled")
        {
            ShuffledGuards.Shuffle(ruleSet, random);
        }

        RandomExpectations.Add(ruleSet, random, ExpectationsEach);
        return ruleSet;
    }
}
