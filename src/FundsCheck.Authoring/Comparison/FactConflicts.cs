using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>
/// The constraint on a custom fact that two rule sets declare with two types: a value has one type, so at most one rule set knows it.
/// </summary>
internal static class FactConflicts
{
    /// <exception cref="InvalidOperationException">A text that one rule set lists is a value of the other's type too.</exception>
    public static IReadOnlyList<Clause> In(FactSpace space)
    {
        var clauses = new List<Clause>();
        var custom = space.Dimensions.Index().Where(row => row.Item.Measure is { IsCustom: true });
        foreach (var types in custom.GroupBy(row => row.Item.Name, StringComparer.Ordinal).Where(types => types.Count() > 1))
        {
            RefuseCommonValue(types.First().Item, types.Last().Item);
            clauses.Add(new Clause([.. types.Select(row => Alternative.Of(row.Index, Domain.Bare(Knowledge.Unknown)))]));
        }

        return clauses;
    }

    private static void RefuseCommonValue(Dimension one, Dimension other)
    {
        var (text, typed) = IsText(one) ? (one, other) : (other, one);
        var common = IsText(text) ? text.Values.FirstOrDefault(value => IsOf(typed.Measure?.Unit, value)) : null;
        if (common is not null)
        {
            throw new InvalidOperationException(
                $"`{text.Name}` is a text in one rule set and of another type in the other, and `{common}` is a value of both; "
                + "give the fact another name in one of the two to compare them");
        }
    }

    private static bool IsText(Dimension dimension) => dimension.IsOfValues && dimension.Measure is { IsBoolean: false };

    // A whole number or a boolean is never stated as a text.
    private static bool IsOf(MeasureUnit? unit, string text) => unit switch
    {
        MeasureUnit.Money => Money.TryParse(text, out _),
        MeasureUnit.Percent => ThresholdSyntax.TryReadPercent(text, out _),
        MeasureUnit.Duration => ThresholdSyntax.TryReadDuration(text, out _),
        _ => false,
    };
}
