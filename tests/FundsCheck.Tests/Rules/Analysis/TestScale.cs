using System.Globalization;

namespace FundsCheck.Tests.Rules.Analysis;

/// <summary>How much of the generated runs is run: all, or less where a mutation run, which asks a thousand times, sets the percentage; or more on request.</summary>
internal static class TestScale
{
    private static readonly int Percent = int.Parse(Environment.GetEnvironmentVariable("FUNDSCHECK_TEST_PERCENT") ?? "100", CultureInfo.InvariantCulture);

    public static bool IsWhole => Percent >= 100;

    public static int Of(int count) => Math.Max(1, count * Percent / 100);
}
