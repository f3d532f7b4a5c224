using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation;

/// <summary>
/// Completes an invalid check so that it can be judged: missing outcomes are <see cref="Outcome.None"/>, and bands after an
/// <c>otherwise</c> are removed.
/// </summary>
internal static class WholeCheck
{
    private static readonly AnswerDefinition Hole = new(Outcome.None, null, null, default);

    public static CheckDefinition Of(CheckDefinition check) => check with { BandList = Of(check.BandList) };

    private static BandListDefinition Of(BandListDefinition bandList) => bandList with
    {
        Bands = [.. bandList.Bands.TakeWhile(band => band.Kind != BandKind.Otherwise), LastOf(bandList)],
        Fallback = bandList.Fallback is { } fallback ? Of(fallback) : null,
        IfUnknown = bandList.IfUnknown ?? (bandList.Fallback is null && bandList.Measure.CanBeUnknown ? Hole : null),
    };

    private static BandDefinition LastOf(BandListDefinition bandList) =>
        bandList.Bands.FirstOrDefault(band => band.Kind == BandKind.Otherwise)
            ?? new BandDefinition(BandKind.Otherwise, default, [], Hole, default, default, default, []);
}
