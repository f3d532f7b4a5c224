using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Validation.Analysis;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>The fuzzer finds every kind of fault: each of these loaders has one fault, and no run passes with it.</summary>
public sealed class FaultyLoaderTests(ITestOutputHelper output)
{
    // As many as a run in passing makes.
    private const int FilesMax = 200_000;

    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(2);

    // The three others, of negative percentages, of gates that stand twice and of gates with guards, take 15,000 to 33,000 files: too many
    // for every run.
    [Theory]
    [InlineData(nameof(LoaderRule.GuardDirection), "invariant")]
    [InlineData(nameof(LoaderRule.BandListDirection), "invariant")]
    [InlineData(nameof(LoaderRule.WaiverBecause), "invariant")]
    [InlineData(nameof(LoaderRule.GateWaiverBecause), "invariant")]
    [InlineData(nameof(LoaderRule.FundsUnguarded), "invariant")]
    [InlineData(nameof(LoaderRule.ReadingGateRequired), "")]
    [InlineData(nameof(LoaderRule.CurrencyGateRequired), "invariant")]
    [InlineData(nameof(LoaderRule.GateGoodValueAlone), "invariant")]
    [InlineData(nameof(LoaderRule.IfUnknownRequired), "")]
    [InlineData(nameof(LoaderRule.OtherwiseLast), "")]
    [InlineData(nameof(LoaderRule.ReasonRequired), "invariant")]
    public void A_rule_that_the_loader_does_not_enforce_breaks_an_invariant(string rule, string kind)
    {
        var finding = FirstFinding(FuzzedLoader.Without(Enum.Parse<LoaderRule>(rule)));

        finding.Should().StartWith(kind).And.NotBeEmpty();
    }

    [Fact]
    public void A_rare_exception_is_reported_with_a_small_file()
    {
        var finding = FirstFinding(new(Throws));

        finding.Should().StartWith("throws FormatException").And.MatchRegex("made smaller to [0-9]{1,2} bytes");
    }

    [Fact]
    public void A_place_outside_of_the_file_is_reported()
    {
        var finding = FirstFinding(new(Misplaces));

        finding.Should().StartWith("place thresholds.order");
    }

    [Fact]
    public void A_file_that_hangs_the_loader_is_reported()
    {
        using var end = new ManualResetEventSlim();

        var finding = FirstFinding(new(HangsUntil(end)));

        finding.Should().StartWith("hang");
        end.Set();
    }

    [Fact]
    public void A_fuzzer_that_fails_itself_does_not_pass()
    {
        var finding = FirstFinding(FuzzedLoader.AsIs, _ => throw new FormatException("no file"));

        finding.Should().StartWith("fuzzer");
    }

    private string FirstFinding(FuzzedLoader loader, Func<Random, byte[]>? make = null)
    {
        Assert.SkipUnless(TestScale.IsUsual, "below half of a usual run, this would take the most of it");
        var settings = FuzzSettings.FromEnvironment() with { FilesMax = FilesMax, TimeMax = null, First = 0 };
        var run = new FuzzRun(settings, make ?? FuzzFiles.Make, loader, output.WriteLine) { FindingsMax = 1, HangLimit = HangLimit };
        var (counts, findings) = run.Run(Path.Combine(AppContext.BaseDirectory, $"{Guid.NewGuid():N}.journal"));
        output.WriteLine(counts.ToString());
        return findings.FirstOrDefault(string.Empty);
    }

    private static bool Throws(ReadOnlyMemory<byte> utf8, string file, out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems) =>
        IsRare(utf8) ? throw new FormatException("a rare file") : RuleSet.TryParse(utf8, file, out ruleSet, out problems);

    private static bool Misplaces(ReadOnlyMemory<byte> utf8, string file, out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems)
    {
        var loads = RuleSet.TryParse(utf8, file, out ruleSet, out problems);
        problems = [
            .. problems.Select(problem => problem.Code == "thresholds.order"
                ? problem with { Column = problem.Column + utf8.Length } : problem),
        ];
        return loads;
    }

    private static LoadRules HangsUntil(ManualResetEventSlim end) =>
        (ReadOnlyMemory<byte> utf8, string file, out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems) =>
        {
            if (IsRare(utf8))
            {
                end.Wait();
            }

            return RuleSet.TryParse(utf8, file, out ruleSet, out problems);
        };

    // One word of many hundreds in a place of its own.
    private static bool IsRare(ReadOnlyMemory<byte> utf8) => utf8.Span.IndexOf("\"upTo\":\"1.000 KWD\""u8) >= 0;
}
