using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation;

/// <summary>
/// Makes a check that does not load one that can be judged all the same: its holes answer <see cref="Outcome.None"/>, and what stands
/// behind an <c>otherwise</c>, where nothing comes to it, is left out.
/// </summary>
internal static class WholeCheck
{
    private static readonly AnswerDefinition Hole = new(Outcome.None, null, null, default);

    public static CheckDefinition Of(CheckDefinition check) => check with { BandList = Of(check.BandList) };

    private static BandListDefinition Of(BandListDefinition ladder) => ladder with
    {
        Bands = [.. ladder.Bands.TakeWhile(rung => rung.Kind != BandKind.Otherwise), LastOf(ladder)],
        Fallback = ladder.Fallback is { } fallback ? Of(fallback) : null,
        IfUnknown = ladder.IfUnknown ?? (ladder.Fallback is null && ladder.Measure.CanBeUnknown ? Hole : null),
    };

    private static BandDefinition LastOf(BandListDefinition ladder) =>
        ladder.Bands.FirstOrDefault(rung => rung.Kind == BandKind.Otherwise)
            ?? new BandDefinition(BandKind.Otherwise, default, [], Hole, default, default, default, []);
}
