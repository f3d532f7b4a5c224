using System.Text;
using FundsCheck.Tests.Rules.Fuzz;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Validation.Analysis;

namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>Rule files that are JSON: generated ones, ones with one mistake, and mutated ones. The same every time.</summary>
internal static class AgreementFiles
{
    private const int Seed = 31;

    private static readonly int Generated = TestScale.Of(300);
    private static readonly int WithTests = TestScale.Of(60);
    private static readonly int BrokenEach = TestScale.Of(15);
    private static readonly int Mutated = TestScale.Of(6_000);

    public static IReadOnlyList<byte[]> All { get; } = [.. Make().DistinctBy(Convert.ToBase64String)];

    private static IEnumerable<byte[]> Make()
    {
        var random = new Random(Seed);
        var texts = Enumerable.Range(0, Generated).Select(RuleSetGenerator.Generate)
            .Concat(Enumerable.Range(0, WithTests).Select(seed => GeneratedFile.Generate(seed).ToJsonString()))
            .Concat(Enum.GetValues<LoaderRule>()
                .SelectMany(rule => Enumerable.Range(0, BrokenEach).Select(_ => RuleBreaker.Generate(rule, random).ToJsonString())));
        var mutated = Enumerable.Range(0, Mutated).Select(_ => FuzzFiles.MakeJson(random.Pick(FuzzSeeds.One.Valid), random));
        return texts.Select(Encoding.UTF8.GetBytes).Concat(mutated);
    }
}
