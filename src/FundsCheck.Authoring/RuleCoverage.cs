namespace FundsCheck.Authoring;

/// <summary>How much of a rule set the tests beside it reach: every band, every guard that excuses, every <c>ifUnknown</c>.</summary>
/// <param name="Total">How many there are; at least one.</param>
/// <param name="Gaps">Those that no test reaches, in the order of the file.</param>
public sealed record RuleCoverage(int Total, IReadOnlyList<RuleCoverageGap> Gaps)
{
    /// <summary>How many of them a test reaches.</summary>
    public int Reached => Total - Gaps.Count;

    /// <summary>Whole percent, rounded down: 100 only where every one is reached.</summary>
    public int Percent => Reached * 100 / Total;
}
