using System.Collections.Frozen;

namespace FundsCheck.Rules.Language;

/// <summary>
/// One thing that a check can look at: the one row from which loading, judging, analysis, reasons, documents and the schema take all that
/// they know of it. It is a sum of money (<see cref="Form"/>) or one fact (<see cref="Fact"/>).
/// </summary>
/// <param name="name">Its name in rule files.</param>
/// <param name="unit">What its thresholds are written in.</param>
/// <param name="needs">What it is computed from.</param>
public sealed class Measure(string name, MeasureUnit unit, MeasureNeeds needs = MeasureNeeds.None)
{
    /// <summary>The most values a measure may have: they are held in one 128-bit set.</summary>
    internal const int ValuesMax = 128;

    private FrozenDictionary<string, int> _indexes = FrozenDictionary<string, int>.Empty;

    /// <summary>Its name in rule files.</summary>
    public string Name => name;

    /// <summary>The unit of its thresholds.</summary>
    public MeasureUnit Unit => unit;

    /// <summary>What must be known of the balance before it can be judged.</summary>
    public MeasureNeeds Needs => needs;

    /// <summary>What it is, for people: a phrase that follows a colon; code in backticks.</summary>
    public required string Description { get; init; }

    /// <summary>Its riskier side.</summary>
    public WorseSide Worse { get; init; }

    /// <summary>Whether it can be unknown where no gate stands before it.</summary>
    public bool CanBeUnknown { get; init; }

    /// <summary>Its values, for <see cref="MeasureUnit.Value"/>; else empty.</summary>
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

    /// <summary>How it adds up; null where it is one fact.</summary>
    internal MoneyForm? Form { get; init; }

    /// <summary>The fact that it is; null where it is a sum of money.</summary>
    internal MeasureFact? Fact { get; init; }

    /// <summary>The numbers that it can be; null where it has values or is a sum of money.</summary>
    internal NumberRange? Range { get; init; }

    /// <summary>States its value in a reason: from the value, the sum in words (empty where it is one fact) and the facts.</summary>
    internal Func<string, string, DecisionFacts, string> Phrase { get; init; } = (value, _, _) => $"`{name}` is `{value}`";

    /// <summary>Of a gate the value on which the checks behind it are judged; null where it is no gate.</summary>
    public string? Opens { get; init; }

    /// <summary>Of a gate the checks that are silent where it does not open: those with any of these needs.</summary>
    internal MeasureNeeds Silences { get; init; }

    /// <summary>Whether it is why the balance was not read: a check of it may leave the failure's own code as the reason.</summary>
    public bool IsOfReading { get; init; }

    /// <summary>Whether its values are open text: a rule set lists those that it names.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Stands, where all facts are looked at, for the values that no band names; null where a band may name every value.</summary>
    internal string? Unnamed { get; init; }

    /// <summary>The values that a band may name, and the one that stands for all others.</summary>
    internal IReadOnlyList<string> AllValues => Unnamed is null ? Values : [.. Values, Unnamed];

    /// <summary>What a careful rule set does not accept: where a rule set looks at none of it, it gets a warning. Mostly empty.</summary>
    internal IReadOnlyList<string> Doubtful { get; init; } = [];

    /// <summary>Whether it is a fact that a rule set declares for its host.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Whether this is a headroom or a cover: what an accept must rest on.</summary>
    public bool IsFunds => Form is { IsFunds: true };

    /// <summary>Whether it is a sum divided by the amount.</summary>
    internal bool IsCover => Form is { PerAmount: true };

    /// <summary>Whether a check on it is a gate: other checks are judged only where it has its good value.</summary>
    public bool IsGate => Opens is not null;

    /// <summary>Whether its values are true and false.</summary>
    public bool IsBoolean => ReferenceEquals(Values, Measures.Booleans);

    /// <summary>Whether checks on it can be judged before a balance is read and holds are known.</summary>
    internal bool IsOfDebitAlone => Needs == MeasureNeeds.None;

    /// <summary>The place of a value in <see cref="Values"/>; -1 where it is not one.</summary>
    internal int IndexOf(string value) => _indexes.GetValueOrDefault(value, -1);
}
