using System.Globalization;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>How many files are made, and which.</summary>
/// <param name="FilesMax">No more files than these.</param>
/// <param name="TimeMax">No new file after this; null where there is no such end.</param>
/// <param name="Seed">Other seeds give other files.</param>
/// <param name="First">The number of the first file.</param>
internal sealed record FuzzSettings(long FilesMax, TimeSpan? TimeMax, int Seed, long First)
{
    private const long FilesInPassing = 200_000;
    private const int PercentWhole = 100;
    private const int SeedUsual = 20_261_101;

    private static readonly TimeSpan TimeInPassing = TimeSpan.FromSeconds(20);

    /// <summary>The settings of the environment, or a default run, which is limited in files and in time, and scaled.</summary>
    public static FuzzSettings FromEnvironment()
    {
        var percent = Read("FUNDSCHECK_TEST_PERCENT") ?? PercentWhole;
        var (seed, first) = ((int)(Read("FUNDSCHECK_FUZZ_SEED") ?? SeedUsual), Read("FUNDSCHECK_FUZZ_FIRST") ?? 0);
        return Read("FUNDSCHECK_FUZZ_FILES") is { } files
            ? new FuzzSettings(files, TimeMax: null, seed, first)
            : new FuzzSettings(FilesInPassing * percent / PercentWhole, TimeInPassing * percent / PercentWhole, seed, first);
    }

    /// <summary>The random numbers that make a file.</summary>
    public Random RandomOf(long number) => new(unchecked((int)(((ulong)number * 0x9E3779B97F4A7C15u) >> 32) ^ Seed));

    /// <summary>The random numbers that make the facts for which its invariants are checked, whatever made the file.</summary>
    public Random FactsOf(long number) => RandomOf(~number);

    private static long? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
