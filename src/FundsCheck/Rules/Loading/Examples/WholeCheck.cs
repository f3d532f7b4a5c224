using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Loading.Examples;

/// <summary>
/// Makes a check that does not load one that can be judged all the same: its holes answer <see cref="Outcome.None"/>, and what stands
/// behind an <c>otherwise</c>, where nothing comes to it, is left out.
/// </summary>
internal static class WholeCheck
{
    private static readonly AnswerDefinition Hole = new(Outcome.None, null, null, default);

    public static CheckDefinition Of(CheckDefinition check) => check with { Ladder = Of(check.Ladder) };

    private static LadderDefinition Of(LadderDefinition ladder) => ladder with
    {
        Rungs = [.. ladder.Rungs.TakeWhile(rung => rung.Kind != RungKind.Otherwise), LastOf(ladder)],
        Fallback = ladder.Fallback is { } fallback ? Of(fallback) : null,
        IfUnknown = ladder.IfUnknown ?? (ladder.Fallback is null && ladder.Measure.CanBeUnknown ? Hole : null),
    };

    private static RungDefinition LastOf(LadderDefinition ladder) =>
        ladder.Rungs.FirstOrDefault(rung => rung.Kind == RungKind.Otherwise)
            ?? new RungDefinition(RungKind.Otherwise, default, [], Hole, default, default, default, []);
}
