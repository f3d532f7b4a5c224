namespace FundsCheck.Authoring;

/// <summary>A pair of cells of a check, one by the old and one by the new rule set.</summary>
/// <param name="Check">The check's id.</param>
/// <param name="Before">The cell in the old rule set.</param>
/// <param name="After">The cell in the new rule set.</param>
/// <param name="Guards">The differences of the reasons by the guards alone.</param>
internal sealed record CellPair(string Check, AnswerCell Before, AnswerCell After, IReadOnlyList<CellDifference> Guards)
{
    /// <summary>True where the check cannot change a decision in this pair.</summary>
    public bool IsAlike =>
        Before.Outcome == After.Outcome && Before.Reason == After.Reason && (Guards.Count == 0 || Before.Reason is null);

    /// <summary>Gets the differences of decisions with these outcomes; empty for equal decisions.</summary>
    public IEnumerable<CellDifference> Differences(Outcome from, Outcome to)
    {
        if (Before.Outcome > from || After.Outcome > to)
        {
            return [];
        }

        if (from != to)
        {
            var decides = from > to ? Before.Outcome == from : After.Outcome == to;
            return decides ? [CellDifference.Everywhere(RuleChangeKind.Outcome)] : [];
        }

        var (old, @new) = (Before.Listed(from), After.Listed(to));
        if (old is null || @new is null || Before.Outcome != After.Outcome || !string.Equals(old.Code, @new.Code, StringComparison.Ordinal))
        {
            return old is null && @new is null ? [] : [CellDifference.Everywhere(RuleChangeKind.Reasons)];
        }

        return old == @new ? Guards : [CellDifference.Everywhere(RuleChangeKind.Texts)];
    }
}
