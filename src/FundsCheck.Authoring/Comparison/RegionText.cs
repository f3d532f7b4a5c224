using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>Writes in words where a decision changes.</summary>
internal static class RegionText
{
    /// <param name="region">The region.</param>
    /// <param name="othersAreAlike">Whether all other checks are the same in both rule sets.</param>
    public static IReadOnlyList<string> Of(ComparedRegion region, bool othersAreAlike) =>
    [
        .. Conditions(region, othersAreAlike).Select(condition => condition.ToString()).Distinct(StringComparer.Ordinal),
        Others(region, othersAreAlike),
    ];

    /// <summary>The conditions of the check alone.</summary>
    /// <param name="region">The region.</param>
    /// <param name="othersAreAlike">Whether all other checks are the same in both rule sets.</param>
    public static IEnumerable<CellCondition> Conditions(ComparedRegion region, bool othersAreAlike)
    {
        var conditions = new List<CellCondition>();
        var pair = region.Pair;
        CellCondition?[] all =
            [.. pair.Before.Conditions, .. pair.After.Conditions, region.Difference.Condition, Skipped(region, othersAreAlike)];
        foreach (var condition in all.OfType<CellCondition>().Where(condition => !conditions.Contains(condition)))
        {
            var place = conditions.FindIndex(other => other.And(condition) is not null);
            if (place >= 0 && conditions[place].And(condition) is { } joined)
            {
                conditions[place] = joined;
            }
            else
            {
                conditions.Add(condition);
            }
        }

        return conditions.Where(condition => !conditions.Exists(other => other.Implies(condition)));
    }

    /// <summary>Where a decline by the debit's own facts cuts something out: elsewhere another condition excludes that decline.</summary>
    private static CellCondition? Skipped(ComparedRegion region, bool othersAreAlike)
    {
        var old = region.Pair.Before.CanBeSkipped && region.From == Outcome.Decline && !(othersAreAlike && region.To != Outcome.Decline);
        var @new = region.Pair.After.CanBeSkipped && region.To == Outcome.Decline && !(othersAreAlike && region.From != Outcome.Decline);
        var side = (old, @new) switch { (true, true) => "old or new", (true, false) => "old", _ => "new" };
        var text = $"is not `{Measures.NotRequested}` where {side} declines by the debit's own facts";
        return old || @new ? CellCondition.FromText(Measures.BalanceReading.Name, text) : null;
    }

    private static string Others(ComparedRegion region, bool areAlike)
    {
        var (old, @new) = (Allowed(region.From, region.Pair.Before.Outcome), Allowed(region.To, region.Pair.After.Outcome));
        if (areAlike || old == @new)
        {
            return Text(old & @new) is { } both ? $"where {both}" : "whatever the other checks answer";
        }

        var parts = new[] { (Side: "old", Text: Text(old)), (Side: "new", Text: Text(@new)) }.Where(part => part.Text is not null);
        return $"where {string.Join(" and ", parts.Select(part => $"in {part.Side} {part.Text}"))}";
    }

    /// <summary>Formats the most severe outcomes that all other checks together may have.</summary>
    private static Answers Allowed(Outcome decision, Outcome own) => (decision, own == decision) switch
    {
        (Outcome.Accept, _) => Answers.Accept,
        (Outcome.Review, true) => Answers.Accept | Answers.Review,
        (Outcome.Review, false) => Answers.Review,
        (_, true) => Answers.Any,
        _ => Answers.Decline,
    };

    private static string? Text(Answers allowed) => allowed switch
    {
        Answers.Accept => "every other check accepts",
        Answers.Accept | Answers.Review => "no other check declines",
        Answers.Review => "another check reviews and none declines",
        Answers.Decline => "another check declines",
        _ => null,
    };

    [Flags]
    private enum Answers
    {
        None = 0,
        Accept = 1,
        Review = 2,
        Decline = 4,
        Any = Accept | Review | Decline,
    }
}
