using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Loading.Examples;

/// <summary>Fills the holes of a check that does not load with the answer <see cref="Outcome.None"/>, so that it can be judged all the same.</summary>
internal static class WholeCheck
{
    private static readonly AnswerDefinition Hole = new(Outcome.None, null, null, default);

    public static CheckDefinition Of(CheckDefinition check) => check with { Ladder = Of(check.Ladder) };

    private static LadderDefinition Of(LadderDefinition ladder) => ladder with
    {
        Rungs = ladder.Rungs[^1].Kind == RungKind.Otherwise ? ladder.Rungs : [.. ladder.Rungs, new RungDefinition(RungKind.Otherwise, default, [], Hole, default, default, default, [])],
        Fallback = ladder.Fallback is { } fallback ? Of(fallback) : null,
        IfUnknown = ladder.IfUnknown ?? (ladder.Fallback is null && ladder.Measure.CanBeUnknown ? Hole : null),
    };
}
