namespace FundsCheck.Records;

/// <summary>The decisions that have something in common.</summary>
/// <param name="Name">What they have in common; <see cref="Rest"/> for all those beyond the first <see cref="GroupsMax"/> names.</param>
/// <param name="Transitions">From what to what, of those that occur, accepts first.</param>
public sealed record BacktestGroup(string Name, IReadOnlyList<BacktestTransition> Transitions)
{
    /// <summary>The most names that are told apart, 27 years of days.</summary>
    public const int GroupsMax = 10_000;

    /// <summary>The name of the group of all others.</summary>
    public const string Rest = "the rest";

    /// <summary>How many of them change their outcome.</summary>
    public long MovesCount => Transitions.Where(transition => transition.IsMove).Sum(transition => transition.Tally.Count);
}
