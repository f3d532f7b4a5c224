namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Loads mutated files. See docs/testing.md for their number.</summary>
public sealed class RuleFileFuzzTests(ITestOutputHelper output)
{
    private static readonly string Journal = Path.Combine(AppContext.BaseDirectory, "fuzz.journal");

    [Fact]
    public void No_mutated_file_crashes_hangs_or_loads_and_breaks_an_invariant()
    {
        var run = new FuzzRun(FuzzSettings.FromEnvironment(), FuzzFiles.Make, FuzzedLoader.AsIs, output.WriteLine);

        var (counts, findings) = run.Run(Journal);

        output.WriteLine(counts.ToString());
        string.Join("\n", findings).Should().BeEmpty();
        counts.Files.Should().BePositive();
        counts.Facts.Should().BePositive();
    }

    [Fact]
    public void The_same_number_gives_the_same_file()
    {
        var settings = FuzzSettings.FromEnvironment();

        var files = Enumerable.Range(0, 300).Select(number => Convert.ToBase64String(FuzzFiles.Make(settings.RandomOf(number)))).ToList();

        Enumerable.Range(0, 300).Select(number => Convert.ToBase64String(FuzzFiles.Make(settings.RandomOf(number)))).Should().Equal(files);
        files.Distinct(StringComparer.Ordinal).Should().HaveCountGreaterThan(280);
    }
}
