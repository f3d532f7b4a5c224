using FundsCheck.Authoring;

namespace FundsCheck.Cli.Rules;

/// <summary>A rule file whose tests were run.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Results">The results of its tests.</param>
/// <param name="Coverage">The coverage; null where it is not wanted.</param>
/// <param name="Suggested">The missing tests, an array of JSON; null where they are not wanted.</param>
internal sealed record TestedFile(string Path, IReadOnlyList<RuleTestResult> Results, RuleCoverage? Coverage, string? Suggested)
{
    /// <summary>The results of the failed tests.</summary>
    public IReadOnlyList<RuleTestResult> Failed { get; } = [.. Results.Where(result => !result.Passed)];

    /// <summary>Returns true where each test passed, and the coverage is reached.</summary>
    public bool HasPassed(int percentMin) => Failed.Count == 0 && (Coverage is null || Coverage.Percent >= percentMin);
}
