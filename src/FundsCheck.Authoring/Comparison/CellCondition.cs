using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>A condition of a region: a number between two optional thresholds, a value in a list, or the free <see cref="Text"/>.</summary>
internal sealed record CellCondition(string Subject)
{
    /// <summary>The lower bound; exclusive with <see cref="IsLowOpen"/>.</summary>
    public Threshold? Low { get; init; }

    public bool IsLowOpen { get; init; }

    /// <summary>The upper bound; inclusive with <see cref="IsHighClosed"/>.</summary>
    public Threshold? High { get; init; }

    public bool IsHighClosed { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>All possible values, with <see cref="Values"/> among them; null for an unlisted set.</summary>
    public IReadOnlyList<string>? Among { get; init; }

    /// <summary>The value that represents all unlisted values; null where every value is listed.</summary>
    public string? StandIn { get; init; }

    /// <summary>True where the region has facts without a known value, in addition to <see cref="Among"/>.</summary>
    public bool CanBeUnknown { get; init; }

    /// <summary>The measure whose value with all holds counted this is; null for other conditions.</summary>
    public string? CountedOf { get; init; }

    /// <summary>True where counting the possibly posted holds can only increase the value; else it can only decrease it.</summary>
    public bool IsCountedLarger { get; init; }

    /// <summary>The words of a condition that <see cref="And"/> does not join; the other members of a guard state the same.</summary>
    public string? Text { get; init; }

    /// <summary>The words for the unknown measure under which a guard keeps its check in force too; null for none.</summary>
    public string? OrUnknown { get; init; }

    /// <summary>True for a guard that keeps its check in force for all values but <see cref="Values"/>.</summary>
    public bool IsNegated { get; init; }

    public static CellCondition FromText(string subject, string text) => new(subject) { Text = text };

    /// <summary>Joins two conditions on one subject; null where they cannot be joined.</summary>
    public CellCondition? And(CellCondition other)
    {
        if (!string.Equals(Subject, other.Subject, StringComparison.Ordinal) || Text is not null || other.Text is not null)
        {
            return null;
        }

        if (Values is not null || other.Values is not null)
        {
            return this with
            {
                Values = Values is null || other.Values is null
                    ? Values ?? other.Values
                    : [.. Values.Intersect(other.Values, StringComparer.Ordinal)],
                Among = Among is { } all && other.Among is { } others && all.SequenceEqual(others, StringComparer.Ordinal) ? all : null,
            };
        }

        var joined = this;
        if (other.Low is { } low
            && (Low is not { } ownLow || low.Number > ownLow.Number || (low.Number == ownLow.Number && other.IsLowOpen)))
        {
            joined = joined with { Low = low, IsLowOpen = other.IsLowOpen };
        }

        if (other.High is { } high
            && (High is not { } ownHigh || high.Number < ownHigh.Number || (high.Number == ownHigh.Number && !other.IsHighClosed)))
        {
            joined = joined with { High = high, IsHighClosed = other.IsHighClosed };
        }

        return joined;
    }

    /// <summary>Returns true where a bound with all holds counted implies another bound without the possibly posted ones.</summary>
    public bool Implies(CellCondition other)
    {
        if (CountedOf is null || other.Text is not null || !string.Equals(CountedOf, other.Subject, StringComparison.Ordinal))
        {
            return false;
        }

        return IsCountedLarger
            ? other is { Low: null, High: { } most } && High is { } ownMost
                && (ownMost.Number < most.Number || (ownMost.Number == most.Number && (other.IsHighClosed || !IsHighClosed)))
            : other is { High: null, Low: { } least } && Low is { } ownLeast
                && (ownLeast.Number > least.Number || (ownLeast.Number == least.Number && (!other.IsLowOpen || IsLowOpen)));
    }

    /// <summary>The condition in its public form.</summary>
    public RegionCondition ToRegionCondition()
    {
        if (Values is not null)
        {
            var others = Excluded(Values);
            return RegionConditions.List(Subject, others ?? Values, IsNegated || others is not null, OrUnknown);
        }

        return Text is not null && Low is null && High is null
            ? RegionConditions.Words(Subject, Text)
            : RegionConditions.Range(
                CountedOf ?? Subject,
                Low is { } low ? (low, IsLowOpen) : null,
                High is { } high ? (high, IsHighClosed) : null,
                CountedOf is not null,
                OrUnknown);
    }

    public override string ToString()
    {
        if (Text is not null)
        {
            return $"{Subject} {Text}";
        }

        if (Values is not null)
        {
            return $"{Subject} is {Words(Values)}";
        }

        if (Low is { } from && High is { } to && from.Number == to.Number)
        {
            return $"{Subject} is {from.Text}";
        }

        var low = Low is { } least ? $"{(IsLowOpen ? "above" : "at least")} {least.Text}" : null;
        var high = High is { } most ? $"{(IsHighClosed ? "at most" : "below")} {most.Text}" : null;
        return (low, high) switch
        {
            (null, null) => $"{Subject} is known",
            (not null, not null) => $"{Subject} is {low} and {high}",
            _ => $"{Subject} is {low ?? high}",
        };
    }

    /// <summary>Formats the values, or the excluded values where these are far fewer.</summary>
    private string Words(IReadOnlyList<string> values) => Excluded(values) is { } others
        ? $"{(CanBeUnknown ? "known and " : string.Empty)}{(others.Count == 1 ? "not" : "none of")} {Quoted(others)}"
        : $"{(values.Count == 1 ? string.Empty : "one of ")}{Quoted(values)}";

    /// <summary>The excluded values, where these are far fewer or the others are not listed; else null.</summary>
    private List<string>? Excluded(IReadOnlyList<string> values)
    {
        var others = Among?.Except(values, StringComparer.Ordinal).ToList();
        return others is { Count: > 0 }
            && (2 * others.Count < values.Count || (StandIn is not null && values.Contains(StandIn, StringComparer.Ordinal)))
            ? others
            : null;
    }

    private static string Quoted(IReadOnlyList<string> values) => string.Join(", ", values.Select(value => $"`{value}`"));
}
