using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>A check with one of its guards alone, or with none: whether it is excused shows the effect of that guard.</summary>
/// <param name="Definition">The check as it is judged.</param>
/// <param name="Check">The place of the check that it comes of.</param>
/// <param name="Guard">The place of the guard; -1 for none.</param>
internal sealed record GuardProbe(CheckDefinition Definition, int Check, int Guard)
{
    public const int NoGuard = -1;

    public static IEnumerable<GuardProbe> Of(CheckDefinition check, int index) =>
    [
        new GuardProbe(check with { For = [], Unless = [] }, index, NoGuard),
        .. check.For.Select((guard, place) => new GuardProbe(check with { For = [guard], Unless = [] }, index, place)),
        .. check.Unless.Select((guard, place) => new GuardProbe(check with { For = [], Unless = [guard] }, index, check.For.Count + place)),
    ];
}
