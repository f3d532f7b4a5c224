using System.Collections.Frozen;

namespace FundsCheck.Rules.Language;

/// <summary>A table of measures that a rule set may name, used by loading, analysis and the schema. Tests add rows.</summary>
public sealed class MeasureTable(IReadOnlyList<Measure> measures)
{
    /// <summary>The measures that rule files may name.</summary>
    public static MeasureTable Default { get; } = new(Measures.All);

    /// <summary>The measures, in the order of the documentation.</summary>
    public IReadOnlyList<Measure> All => measures;

    /// <summary>The measures of a single fact, which a rule test may state by name.</summary>
    internal IReadOnlyList<Measure> Facts { get; } = [.. measures.Where(measure => measure.Fact is not null)];

    /// <summary>The facts that a rule set checks or lists as unchecked, in ordinal order.</summary>
    public IReadOnlyList<Measure> Expected { get; } =
        [.. measures.Where(measure => measure.Doubtful.Count > 0).OrderBy(measure => measure.Name, StringComparer.Ordinal)];

    internal FrozenDictionary<string, Measure> ByName { get; } =
        measures.ToFrozenDictionary(measure => measure.Name, StringComparer.Ordinal);

    /// <summary>Returns true for a stated fact of the balance.</summary>
    internal bool IsOfBalance(string fact) =>
        BalanceFigure.All.Any(figure => string.Equals(figure.Name, fact, StringComparison.Ordinal))
        || ByName.GetValueOrDefault(fact)?.Needs.HasFlag(MeasureNeeds.Balance) == true;

    /// <summary>Gets the default value of a fact in a rule test; null for unknown.</summary>
    internal string? Unstated(string fact) => ByName.GetValueOrDefault(fact)?.Fact?.Unstated;
}
