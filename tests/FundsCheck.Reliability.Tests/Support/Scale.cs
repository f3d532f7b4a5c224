using System.Globalization;

namespace FundsCheck.Reliability.Tests.Support;

/// <summary>The number of repetitions: a default scaled by <c>FUNDSCHECK_TEST_PERCENT</c>, or the value of a specific variable.</summary>
internal static class Scale
{
    private const int PercentWhole = 100;

    private static readonly int Percent = Read("FUNDSCHECK_TEST_PERCENT") ?? PercentWhole;

    /// <summary>How many, at least one.</summary>
    /// <param name="usual">The number of a run in passing.</param>
    /// <param name="variable">The environment variable with another number.</param>
    public static int Of(int usual, string variable) => Math.Max(1, Read(variable) ?? usual * Percent / PercentWhole);

    /// <summary>A number from the environment; null where it is not set.</summary>
    public static int? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
