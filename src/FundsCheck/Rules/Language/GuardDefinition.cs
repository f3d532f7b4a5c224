namespace FundsCheck.Rules.Language;

/// <summary>A guard: one entry of <c>for</c> or <c>unless</c>.</summary>
public sealed record GuardDefinition(
    Measure Measure, GuardComparison Comparison, Threshold Threshold, IReadOnlyList<string> Values, Position At)
{
    internal bool PointsHigher => Comparison is GuardComparison.Above or GuardComparison.AtLeast;
}
