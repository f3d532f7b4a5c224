using System.Globalization;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>
/// The scale of the generated runs: full, or less where a mutation run, which repeats them a thousand times, sets the percentage, or more.
/// </summary>
internal static class TestScale
{
    private static readonly int Percent = int.Parse(
        Environment.GetEnvironmentVariable("FUNDSCHECK_TEST_PERCENT") ?? "100", CultureInfo.InvariantCulture);

    /// <summary>False for a run that is repeated many times, and leaves out what takes long whatever the scale.</summary>
    public static bool IsUsual => Percent >= 50;

    /// <summary>The scaled number.</summary>
    /// <param name="count">The number of a whole run.</param>
    /// <param name="least">As many as are needed to see anything.</param>
    public static int Of(int count, int least = 1) => Math.Max(least, count * Percent / 100);
}
