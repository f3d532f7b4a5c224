using System.Text;
using FundsCheck.Authoring.Tests.Schema;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>The seeds of mutated files: small files that load, larger ones, ones that do not load, and generated ones.</summary>
internal sealed class FuzzSeeds
{
    // Larger files take longer to analyse and show no more.
    private const int SmallMax = 1_500;
    private const int LargeMax = 4_000;
    private const int GeneratedMax = 2_200;
    private const int GeneratedTried = 400;

    private static readonly Lazy<FuzzSeeds> LazyOne = new(() => new FuzzSeeds());

    private readonly FuzzSeed[][] _kinds;

    private FuzzSeeds()
    {
        var good = FilesIn(RuleFileCorpus.GoodFolder, RuleFileCorpus.GoodNames);
        var small = HandMade().Concat(good.Where(seed => seed.Text.Length <= SmallMax)).ToArray();
        var large = good.Where(seed => seed.Text.Length > SmallMax).ToArray();
        var bad = FilesIn(RuleFileCorpus.BadFolder, RuleFileCorpus.BadNames);
        var generated = Generated();
        _kinds = [small, small, large, bad, generated];
        Valid = [.. small, .. large, .. generated];
        Pool = new FuzzPool([.. small, .. large, .. bad.Where(seed => seed.IsJson), .. generated]);
    }

    public static FuzzSeeds One => LazyOne.Value;

    /// <summary>The seeds that load.</summary>
    public IReadOnlyList<FuzzSeed> Valid { get; }

    /// <summary>The pieces of all seeds.</summary>
    public FuzzPool Pool { get; }

    public FuzzSeed Pick(Random random) => random.Pick(random.Pick(_kinds));

    private static FuzzSeed[] FilesIn(string folder, IEnumerable<string> names) =>
        [
            .. names.Select(name => FuzzSeed.Of(name, File.ReadAllBytes(Path.Combine(folder, name))))
                .Where(seed => seed.Text.Length <= LargeMax),
        ];

    private static FuzzSeed[] Generated() =>
    [
        .. Enumerable.Range(0, GeneratedTried)
            .Select(number => FuzzSeed.Of($"generated {number}", Encoding.UTF8.GetBytes(RuleSetGenerator.Generate(number))))
            .Where(seed => seed.Text.Length <= GeneratedMax),
    ];

    private static IEnumerable<FuzzSeed> HandMade() =>
        FuzzRuleSets.All.Select((text, index) => FuzzSeed.Of($"hand-made {index}", Encoding.UTF8.GetBytes(text)));
}
