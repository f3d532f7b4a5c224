namespace FundsCheck.Records;

/// <summary>A group of decisions by reason, account kind or day.</summary>
/// <param name="Name">The common value; <see cref="Rest"/> for all decisions beyond the first <see cref="GroupsMax"/> names.</param>
/// <param name="Transitions">The transitions that occur, accepts first.</param>
public sealed record BacktestGroup(string Name, IReadOnlyList<BacktestTransition> Transitions)
{
    /// <summary>The maximum number of names in one breakdown: 27 years of days.</summary>
    public const int GroupsMax = 10_000;

    /// <summary>The name of the group of all other decisions.</summary>
    public const string Rest = "the rest";

    /// <summary>The number of decisions in the group whose outcome changes.</summary>
    public long MovesCount => Transitions.Where(transition => transition.IsMove).Sum(transition => transition.Tally.Count);
}
