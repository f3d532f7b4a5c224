namespace FundsCheck.Authoring;

/// <summary>The differences of two rule sets over all debits and balances.</summary>
/// <param name="Old">The old rule set.</param>
/// <param name="New">The new rule set.</param>
/// <param name="Settings">The differences outside the checks.</param>
/// <param name="Changes"> Every region whose outcome, reasons or texts change. Together they are exactly the facts with another decision.
/// An empty list means that no decision changes.
/// </param>
public sealed record RuleSetDifference(
    RuleSetIdentity Old,
    RuleSetIdentity New,
    IReadOnlyList<RuleSettingChange> Settings,
    IReadOnlyList<RuleChange> Changes)
{
    /// <summary>The direction of the new rule set: looser where a region or a setting is looser.</summary>
    public ChangeDirection Direction => Settings.Select(setting => setting.Direction)
        .Concat(Changes.Select(change => change.From > change.To ? ChangeDirection.Looser : ChangeDirection.Stricter))
        .Aggregate(ChangeDirection.None, (most, direction) => direction > most ? direction : most);

    /// <summary>
    /// The same changes joined for people: looser regions, then stricter ones, then those that change only reasons, then only texts.
    /// </summary>
    public IReadOnlyList<ChangedRegion> Regions => RegionMerge.Of(Changes);

    /// <summary>The numbers of the joined regions and of the settings, by direction.</summary>
    public RuleSetDifferenceSummary Summary
    {
        get
        {
            var directions = Settings.Select(setting => setting.Direction).Concat(Regions.Select(region => region.Direction)).ToList();
            return new RuleSetDifferenceSummary(
                directions.Count(direction => direction == ChangeDirection.Looser),
                directions.Count(direction => direction == ChangeDirection.Stricter),
                Regions.Count(region => region.Kind != RuleChangeKind.Outcome));
        }
    }

    /// <summary>
    /// Formats the differences as Markdown for a pull request: a summary, then tables of the looser and the stricter regions, each with an
    /// example. Texts of the rule files are escaped, so that they cannot form markup.
    /// </summary>
    public string ToMarkdown() => DifferenceDocument.Write(this);
}
