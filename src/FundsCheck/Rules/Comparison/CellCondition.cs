using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Comparison;

/// <summary>
/// One condition of a part of all facts: a number between two edges, either of which may be missing, or a value in a list, or what
/// <see cref="Text"/> says.
/// </summary>
internal sealed record CellCondition(string Subject)
{
    /// <summary>Not below this edge, or above it where <see cref="IsLowOpen"/>.</summary>
    public Edge? Low { get; init; }

    public bool IsLowOpen { get; init; }

    /// <summary>Below this edge, or at it where <see cref="IsHighClosed"/>.</summary>
    public Edge? High { get; init; }

    public bool IsHighClosed { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public string? Text { get; init; }

    public static CellCondition Says(string subject, string text) => new(subject) { Text = text };

    /// <summary>Both conditions on one subject as one; null where they cannot be joined.</summary>
    public CellCondition? And(CellCondition other)
    {
        if (!string.Equals(Subject, other.Subject, StringComparison.Ordinal) || Text is not null || other.Text is not null)
        {
            return null;
        }

        if (Values is not null || other.Values is not null)
        {
            return this with { Values = Values is null || other.Values is null ? Values ?? other.Values : [.. Values.Intersect(other.Values, StringComparer.Ordinal)] };
        }

        var joined = this;
        if (other.Low is { } low && (Low is not { } ownLow || low.Number > ownLow.Number || (low.Number == ownLow.Number && other.IsLowOpen)))
        {
            joined = joined with { Low = low, IsLowOpen = other.IsLowOpen };
        }

        if (other.High is { } high && (High is not { } ownHigh || high.Number < ownHigh.Number || (high.Number == ownHigh.Number && !other.IsHighClosed)))
        {
            joined = joined with { High = high, IsHighClosed = other.IsHighClosed };
        }

        return joined;
    }

    public override string ToString()
    {
        if (Text is not null)
        {
            return $"{Subject} {Text}";
        }

        if (Values is not null)
        {
            return Values.Count == 1 ? $"{Subject} is `{Values[0]}`" : $"{Subject} is one of {string.Join(", ", Values.Select(value => $"`{value}`"))}";
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
}
