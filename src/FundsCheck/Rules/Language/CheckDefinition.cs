namespace FundsCheck.Rules.Language;

/// <summary>A named check as a file states it.</summary>
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
    public bool IsGuarded => For.Count + Unless.Count > 0;

    public IEnumerable<GuardDefinition> Guards => For.Concat(Unless);

    /// <summary>All that it looks at: in its guards, its band list and its fallbacks.</summary>
    public IEnumerable<Measure> Measures => Guards.Select(guard => guard.Measure).Concat(BandList.Chain().Select(bandList => bandList.Measure));

    public MeasureNeeds Needs => Measures.Aggregate(MeasureNeeds.None, (needs, measure) => needs | measure.Needs);
}
