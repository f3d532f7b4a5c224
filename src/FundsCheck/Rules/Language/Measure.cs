using System.Collections.Frozen;

namespace FundsCheck.Rules.Language;

/// <summary>
/// A measure: the value that a check judges. This row defines it for loading, judging, analysis, reasons, documents and the schema. A
/// measure is a sum of money (<see cref="Form"/>) or one fact (<see cref="Fact"/>).
/// </summary>
/// <param name="name">The name in rule files.</param>
/// <param name="unit">The unit of its thresholds.</param>
/// <param name="needs">The facts from which it is computed.</param>
public sealed class Measure(string name, MeasureUnit unit, MeasureNeeds needs = MeasureNeeds.None)
{
    /// <summary>The maximum number of values, which are kept in one 128-bit set.</summary>
    internal const int ValuesMax = 128;

    private FrozenDictionary<string, int> _indexes = FrozenDictionary<string, int>.Empty;

    /// <summary>The name in rule files.</summary>
    public string Name => name;

    /// <summary>The unit of its thresholds.</summary>
    public MeasureUnit Unit => unit;

    /// <summary>The facts of the balance that the measure needs.</summary>
    public MeasureNeeds Needs => needs;

    /// <summary>The description for people: a phrase that follows a colon; code in backticks.</summary>
    public required string Description { get; init; }

    /// <summary>The riskier side.</summary>
    public WorseSide Worse { get; init; }

    /// <summary>True for a measure that can be unknown although its gates are open.</summary>
    public bool CanBeUnknown { get; init; }

    /// <summary>The values, for <see cref="MeasureUnit.Value"/>; else empty.</summary>
    public IReadOnlyList<string> Values
    {
        get;
        init
        {
            field = value;
            _indexes = value.Index().ToFrozenDictionary(row => row.Item, row => row.Index, StringComparer.Ordinal);
        }
    }
    = [];

    /// <summary>The values of a closed list with their meanings.</summary>
    public IReadOnlyList<ListedWord> Words
    {
        get;
        init
        {
            field = value;
            Values = [.. value.Select(word => word.Word)];
        }
    }
    = [];

    /// <summary>The formula of a sum; null for a single fact.</summary>
    internal MoneyForm? Form { get; init; }

    /// <summary>The fact; null for a sum of money.</summary>
    internal MeasureFact? Fact { get; init; }

    /// <summary>The range of its numbers; null for words and for a sum of money.</summary>
    internal NumberRange? Range { get; init; }

    /// <summary>Formats its value in a reason, from the value, the sum in words (empty for a single fact) and the facts.</summary>
    internal Func<string, string, DecisionFacts, string> Phrase { get; init; } = (value, _, _) => $"`{name}` is `{value}`";

    /// <summary>The value that opens a gate; null for a measure that is not a gate.</summary>
    public string? Opens { get; init; }

    /// <summary>The needs of the checks that are silent behind a closed gate.</summary>
    internal MeasureNeeds Silences { get; init; }

    /// <summary>True for a gate of the reading, whose checks may have the failure's own code as the reason.</summary>
    public bool IsOfReading { get; init; }

    /// <summary>True for open text, of which a rule set lists the values that it names.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The value that represents, in the analysis, all values that no band names; null where bands may name every value.</summary>
    internal string? Unnamed { get; init; }

    /// <summary>The values that a band may name, and the value that represents all others.</summary>
    internal IReadOnlyList<string> AllValues => Unnamed is null ? Values : [.. Values, Unnamed];

    /// <summary>
    /// The values that a careful rule set does not accept: a rule set without a check of the measure gets a warning. Empty for most
    /// measures.
    /// </summary>
    internal IReadOnlyList<string> Doubtful { get; init; } = [];

    /// <summary>True for a custom fact.</summary>
    public bool IsCustom { get; init; }

    /// <summary>True for a headroom or a cover, on which an accept must rest.</summary>
    public bool IsFunds => Form is { IsFunds: true };

    /// <summary>True for a sum divided by the amount.</summary>
    internal bool IsCover => Form is { PerAmount: true };

    /// <summary>True for a gate: other checks are judged only where it has its good value.</summary>
    public bool IsGate => Opens is not null;

    /// <summary>True for a measure with the values true and false.</summary>
    public bool IsBoolean => ReferenceEquals(Values, Measures.Booleans);

    /// <summary>True for a measure that can be judged before a balance is read and holds are known.</summary>
    internal bool IsOfDebitAlone => Needs == MeasureNeeds.None;

    /// <summary>Gets the index of a value in <see cref="Values"/>; -1 for another value.</summary>
    internal int IndexOf(string value) => _indexes.GetValueOrDefault(value, -1);
}
