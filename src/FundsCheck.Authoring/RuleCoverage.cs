namespace FundsCheck.Authoring;

/// <summary>
/// The coverage of a rule set by its tests. The items are every band, every exemption by a guard, and every <c>ifUnknown</c> of its own
/// file; an inherited check is covered by the tests beside it.
/// </summary>
/// <param name="Total">The number of items; zero for a file that only inherits.</param>
/// <param name="Gaps">The items that no test reaches, in the order of the file.</param>
public sealed record RuleCoverage(int Total, IReadOnlyList<RuleCoverageGap> Gaps)
{
    /// <summary>The coverage of each check, in the order of the file.</summary>
    public IReadOnlyList<CheckCoverage> Checks { get; init; } = [];

    /// <summary>The number of items that a test reaches.</summary>
    public int Reached => Total - Gaps.Count;

    /// <summary>The covered share in percent, rounded down: 100 only where tests reach every item.</summary>
    public int Percent => Total == 0 ? 100 : Reached * 100 / Total;
}
