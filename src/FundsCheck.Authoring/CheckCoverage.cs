namespace FundsCheck.Authoring;

/// <summary>The coverage of one check by the tests of its rule set.</summary>
/// <param name="Check">The id of the check.</param>
/// <param name="Total">The number of its bands, exemptions by a guard and <c>ifUnknown</c>s, at least one.</param>
/// <param name="Reached">The number of them that a test reaches.</param>
public sealed record CheckCoverage(string Check, int Total, int Reached);
