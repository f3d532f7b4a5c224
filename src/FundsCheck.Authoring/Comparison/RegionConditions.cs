using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The conditions of a region in the public form: their words, and the union of two.</summary>
internal static class RegionConditions
{
    public static RegionCondition Words(string subject, string text) => new(subject, $"{subject} {text}");

    /// <summary>A range.</summary>
    /// <param name="subject">The name of the measure.</param>
    /// <param name="low">The lower bound and whether it is exclusive; null for none.</param>
    /// <param name="high">The upper bound and whether it is inclusive; null for none.</param>
    /// <param name="countsPossibleHolds">Whether the possibly posted holds count too.</param>
    /// <param name="orUnknown">The words for the unknown measure; null where it must be known.</param>
    public static RegionCondition Range(
        string subject, (Threshold At, bool IsOpen)? low, (Threshold At, bool IsClosed)? high, bool countsPossibleHolds, string? orUnknown)
    {
        var range = new RegionCondition(subject, string.Empty)
        {
            Above = low is { IsOpen: true } above ? above.At.Text : null,
            AtLeast = low is { IsOpen: false } atLeast ? atLeast.At.Text : null,
            Below = high is { IsClosed: false } below ? below.At.Text : null,
            AtMost = high is { IsClosed: true } atMost ? atMost.At.Text : null,
            CountsPossibleHolds = countsPossibleHolds,
            CanBeUnknown = orUnknown is not null,
        };
        return range with { Text = $"{TextOf(range)}{Or(orUnknown)}" };
    }

    /// <summary>A list of values, or all values outside the list.</summary>
    public static RegionCondition List(string subject, IReadOnlyList<string> values, bool isNegated, string? orUnknown)
    {
        var quoted = string.Join(", ", values.Select(value => $"`{value}`"));
        var relation = (values.Count, isNegated) switch
        {
            (1, false) => "is",
            (1, _) => "is not",
            (_, false) => "is one of",
            _ => "is none of",
        };
        return new RegionCondition(subject, $"{subject} {relation} {quoted}{Or(orUnknown)}")
        {
            Values = values,
            IsNegated = isNegated,
            CanBeUnknown = orUnknown is not null,
        };
    }

    /// <summary>The union of two conditions of one measure that exclude one another; null where one condition cannot state it.</summary>
    public static RegionCondition? Or(RegionCondition one, RegionCondition other)
    {
        if (!string.Equals(one.Subject, other.Subject, StringComparison.Ordinal) || one.CountsPossibleHolds != other.CountsPossibleHolds
            || one.CanBeUnknown || other.CanBeUnknown)
        {
            return null;
        }

        if (one.Values.Count > 0 && other.Values.Count > 0 && !one.IsNegated && !other.IsNegated)
        {
            return List(one.Subject, [.. one.Values, .. other.Values], isNegated: false, orUnknown: null);
        }

        return Meets(one, other) ? Over(one, other) : Meets(other, one) ? Over(other, one) : null;
    }

    /// <summary>True for a range without bounds.</summary>
    public static bool IsVacuous(RegionCondition condition) =>
        condition is { CountsPossibleHolds: true, Above: null, AtLeast: null, Below: null, AtMost: null };

    // The texts are those of the rule files, so two spellings of one threshold are not joined, which is only less short.
    private static bool Meets(RegionCondition low, RegionCondition high) =>
        (low.Below is { } below && string.Equals(below, high.AtLeast, StringComparison.Ordinal))
        || (low.AtMost is { } atMost && string.Equals(atMost, high.Above, StringComparison.Ordinal));

    private static RegionCondition Over(RegionCondition low, RegionCondition high)
    {
        var joined = low with { Below = high.Below, AtMost = high.AtMost };
        return joined with { Text = TextOf(joined) };
    }

    private static string TextOf(RegionCondition range)
    {
        var subject = range.CountsPossibleHolds ? $"{range.Subject} with possible holds" : range.Subject;
        if (range.AtLeast is { } same && string.Equals(same, range.AtMost, StringComparison.Ordinal))
        {
            return $"{subject} is {same}";
        }

        var low = range.Above is { } above ? $"above {above}" : range.AtLeast is { } atLeast ? $"at least {atLeast}" : null;
        var high = range.Below is { } below ? $"below {below}" : range.AtMost is { } atMost ? $"at most {atMost}" : null;
        return (low, high) switch
        {
            (null, null) => $"{subject} is known",
            (not null, not null) => $"{subject} is {low} and {high}",
            _ => $"{subject} is {low ?? high}",
        };
    }

    private static string Or(string? orUnknown) => orUnknown is null ? string.Empty : $" or {orUnknown}";
}
