using System.Collections.Frozen;

namespace FundsCheck.Rules.Language;

/// <summary>The measures that a rule set may name. Loading, analysis and the schema take one; tests add rows to it.</summary>
public sealed class MeasureTable(IReadOnlyList<Measure> measures)
{
    /// <summary>The measures that rule files may name.</summary>
    public static MeasureTable Default { get; } = new(Measures.All);

    /// <summary>Its measures, in the order of the documentation.</summary>
    public IReadOnlyList<Measure> All => measures;

    /// <summary>Those that are one fact, which a test may state by their name.</summary>
    internal IReadOnlyList<Measure> Facts { get; } = [.. measures.Where(measure => measure.Fact is not null)];

    /// <summary>What a rule set checks, or states to leave unchecked; in ordinal order.</summary>
    public IReadOnlyList<Measure> Expected { get; } =
        [.. measures.Where(measure => measure.Doubtful.Count > 0).OrderBy(measure => measure.Name, StringComparer.Ordinal)];

    internal FrozenDictionary<string, Measure> ByName { get; } =
        measures.ToFrozenDictionary(measure => measure.Name, StringComparer.Ordinal);

    /// <summary>Whether a fact that a test states is one of the balance.</summary>
    internal bool IsOfBalance(string fact) =>
        BalanceFigure.All.Any(figure => string.Equals(figure.Name, fact, StringComparison.Ordinal))
        || ByName.GetValueOrDefault(fact)?.Needs.HasFlag(MeasureNeeds.Balance) == true;

    /// <summary>The value of a test that does not state a fact; null where the fact is then unknown.</summary>
    internal string? Unstated(string fact) => ByName.GetValueOrDefault(fact)?.Fact?.Unstated;
}
