namespace FundsCheck.Authoring;

/// <summary>An item of a rule set that no test reaches.</summary>
/// <param name="Check">The id of the check.</param>
/// <param name="What">The item, such as <c>headroom.available below 0.00 USD</c>. The wording may change.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 units.</param>
public sealed record RuleCoverageGap(string Check, string What, int Line, int Column);
