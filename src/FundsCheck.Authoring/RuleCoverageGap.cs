namespace FundsCheck.Authoring;

/// <summary>Something of a rule set that no test beside it reaches.</summary>
/// <param name="Check">The id of the check.</param>
/// <param name="What">What it is, such as <c>headroom.available below 0.00 USD</c>. Not API.</param>
/// <param name="Line">Where it stands in its file, from 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public sealed record RuleCoverageGap(string Check, string What, int Line, int Column);
