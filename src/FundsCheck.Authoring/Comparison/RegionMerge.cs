namespace FundsCheck.Authoring;

/// <summary>
/// Joins changes for people. Two changes of one check and one direction are joined where the check's own conditions are the same, or differ
/// in one condition whose two parts are neighbours; the union is exact.
/// </summary>
internal static class RegionMerge
{
    public static IReadOnlyList<ChangedRegion> Of(IReadOnlyList<RuleChange> changes) =>
    [
        .. changes.GroupBy(KeyOf).SelectMany(Joined)
            .OrderBy(region => region.Kind).ThenByDescending(region => region.Direction),
    ];

    /// <summary>
    /// The check decides the new outcome where it is stricter, and the old one where it is looser; the other checks decide the opposite
    /// side. In a change of reasons alone its codes are the two sides.
    /// </summary>
    private static (string Check, RuleChangeKind Kind, string From, string To) KeyOf(RuleChange change) => change.OutcomeDirection switch
    {
        ChangeDirection.Looser => (change.Check, change.Kind, change.From.ToName(), string.Empty),
        ChangeDirection.Stricter => (change.Check, change.Kind, string.Empty, change.To.ToName()),
        _ => (change.Check, change.Kind, change.OldReason?.Code ?? string.Empty, change.NewReason?.Code ?? string.Empty),
    };

    private static IEnumerable<ChangedRegion> Joined(IEnumerable<RuleChange> changes)
    {
        var regions = new List<ChangedRegion>();
        foreach (var change in changes)
        {
            var region = new ChangedRegion(change.Check, change.Kind, change.Conditions, [change]);
            for (var place = Find(regions, region); place >= 0; place = Find(regions, region))
            {
                region = Join(regions[place], region) ?? region;
                regions.RemoveAt(place);
            }

            regions.Add(region);
        }

        return regions;
    }

    private static int Find(List<ChangedRegion> regions, ChangedRegion region) =>
        regions.FindIndex(other => Join(other, region) is not null);

    private static ChangedRegion? Join(ChangedRegion one, ChangedRegion other)
    {
        var (left, right) = (Beyond(one, other), Beyond(other, one));
        IReadOnlyList<RuleChange> changes = [.. one.Changes, .. other.Changes];
        if (left.Count == 0 && right.Count == 0)
        {
            return one with { Changes = changes };
        }

        if (left.Count != 1 || right.Count != 1 || RegionConditions.Or(left[0], right[0]) is not { } union)
        {
            return null;
        }

        // A bound with all holds counted that no longer bounds anything is implied by the condition without them.
        var conditions = one.Conditions.Select(condition => condition == left[0] ? union : condition)
            .Where(condition => !RegionConditions.IsVacuous(condition) || !HasPlain(one, condition));
        return one with { Conditions = [.. conditions], Changes = changes };
    }

    private static List<RegionCondition> Beyond(ChangedRegion one, ChangedRegion other) =>
        [.. one.Conditions.ExceptBy(other.Conditions.Select(TextOf), TextOf, StringComparer.Ordinal)];

    private static string TextOf(RegionCondition condition) => condition.Text;

    private static bool HasPlain(ChangedRegion region, RegionCondition counted) => region.Conditions.Any(condition =>
        !condition.CountsPossibleHolds && string.Equals(condition.Subject, counted.Subject, StringComparison.Ordinal));
}
