namespace FundsCheck.Rules.Language;

/// <summary>A check, as defined in a file.</summary>
public sealed record CheckDefinition(
    string Id,
    string? Why,
    IReadOnlyList<GuardDefinition> For,
    IReadOnlyList<GuardDefinition> Unless,
    BandListDefinition BandList,
    Position IdAt,
    Position ForAt,
    Position UnlessAt)
{
    /// <summary>The rule set that the check is inherited from, by its name; null for a check of the rule set's own file.</summary>
    public string? InheritedFrom { get; init; }

    /// <summary>The rule set whose check of the same id this one replaces; null where it replaces none.</summary>
    public string? ReplacesCheckOf { get; init; }

    /// <summary>True for a check with guards.</summary>
    public bool IsGuarded => For.Count + Unless.Count > 0;

    /// <summary>The guards, <c>for</c> before <c>unless</c>.</summary>
    public IEnumerable<GuardDefinition> Guards => For.Concat(Unless);

    /// <summary>The measures of its guards, its band list and its fallbacks.</summary>
    public IEnumerable<Measure> Measures =>
        Guards.Select(guard => guard.Measure).Concat(BandList.Chain().Select(bandList => bandList.Measure));

    /// <summary>The facts of the balance that the check needs.</summary>
    public MeasureNeeds Needs => Measures.Aggregate(MeasureNeeds.None, (needs, measure) => needs | measure.Needs);
}
