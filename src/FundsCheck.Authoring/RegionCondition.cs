namespace FundsCheck.Authoring;

/// <summary>
/// A condition of a region: a range of a measure with at most one bound on each side, a list of values, or a condition in words alone.
/// </summary>
/// <param name="Subject">The name of the measure; in a condition in words alone, the subject of the words.</param>
/// <param name="Text">The condition in words, with its subject. The wording may change.</param>
public sealed record RegionCondition(string Subject, string Text)
{
    /// <summary>The exclusive lower bound, as the rule file writes it; null for none.</summary>
    public string? Above { get; init; }

    /// <summary>The inclusive lower bound, as the rule file writes it; null for none.</summary>
    public string? AtLeast { get; init; }

    /// <summary>The exclusive upper bound, as the rule file writes it; null for none.</summary>
    public string? Below { get; init; }

    /// <summary>The inclusive upper bound, as the rule file writes it; null for none.</summary>
    public string? AtMost { get; init; }

    /// <summary>The listed values; empty for a range and for a condition in words alone.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>True where the condition holds for every known value other than <see cref="Values"/>.</summary>
    public bool IsNegated { get; init; }

    /// <summary>True where the condition also holds for an unknown measure.</summary>
    public bool CanBeUnknown { get; init; }

    /// <summary>True where the bounds apply to the measure with the possibly posted holds counted too.</summary>
    public bool CountsPossibleHolds { get; init; }
}
