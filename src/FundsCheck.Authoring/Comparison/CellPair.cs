namespace FundsCheck.Authoring;

/// <summary>A part of all facts in which one check gives one answer by the old rule set and one by the new.</summary>
/// <param name="Check">The check's id.</param>
/// <param name="Before">Its part in the old rule set.</param>
/// <param name="After">Its part in the new rule set.</param>
/// <param name="Guards">Where the guards alone make its reasons differ.</param>
internal sealed record CellPair(string Check, AnswerCell Before, AnswerCell After, IReadOnlyList<CellDifference> Guards)
{
    /// <summary>Whether no decision can differ by this check here.</summary>
    public bool IsAlike =>
        Before.Outcome == After.Outcome && Before.Reason == After.Reason && (Guards.Count == 0 || Before.Reason is null);

    /// <summary>How the decisions differ by this check, where they have these outcomes; empty where they do not.</summary>
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
