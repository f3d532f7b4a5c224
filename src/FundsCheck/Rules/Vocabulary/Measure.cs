using System.Collections.Frozen;

namespace FundsCheck.Rules.Vocabulary;

/// <summary>One thing that a check can look at.</summary>
/// <param name="Name">Its name in rule files.</param>
/// <param name="Id">Which one it is.</param>
/// <param name="Unit">What its edges are written in.</param>
/// <param name="Worse">Its riskier side.</param>
/// <param name="Needs">What it is computed from.</param>
/// <param name="CanBeUnknown">Whether it can be unknown where no gate stands before it.</param>
/// <param name="Values">Its values, for <see cref="MeasureUnit.Value"/>; else empty.</param>
/// <param name="Sentence">What it is, for people.</param>
internal sealed record Measure(
    string Name,
    MeasureId Id,
    MeasureUnit Unit,
    WorseSide Worse,
    MeasureNeeds Needs,
    bool CanBeUnknown,
    IReadOnlyList<string> Values,
    string Sentence)
{
    /// <summary>The most values a measure may have: they are held in one 128-bit set.</summary>
    public const int ValuesMax = 128;

    private readonly FrozenDictionary<string, int> _indexes =
        Values.Select((value, index) => (value, index)).ToFrozenDictionary(row => row.value, row => row.index, StringComparer.Ordinal);

    /// <summary>Stands, where all facts are looked at, for the values that no rung names; null where a rung may name every value.</summary>
    public string? Unnamed { get; init; }

    /// <summary>The values that a rung may name, and the one that stands for all others.</summary>
    public IReadOnlyList<string> AllValues => Unnamed is null ? Values : [.. Values, Unnamed];

    /// <summary>How it adds up; null where it is no sum of money. A cover is this sum over the amount.</summary>
    public MoneyForm? Form { get; init; }

    /// <summary>Whether this is a headroom or a cover: what an accept must rest on.</summary>
    public bool IsFunds => Id is >= MeasureId.HeadroomAvailable and <= MeasureId.CoverAvailable;

    public bool IsGate => Needs.HasFlag(MeasureNeeds.Gate);

    /// <summary>Whether it is why the balance was not read: a check of it may leave the failure's own code as the reason.</summary>
    public bool IsOfReading => Id is MeasureId.BalanceReading or MeasureId.FailureCode;

    /// <summary>Whether its values are open text: a rule set lists those that it names.</summary>
    public bool IsOpen => Id == MeasureId.FailureCode;

    /// <summary>A gate's good value, behind which the other checks are judged; null where it is no gate.</summary>
    public string? GoodValue => IsGate ? Values[0] : null;

    public bool IsBoolean => ReferenceEquals(Values, Measures.Booleans);

    /// <summary>Whether checks on it can be judged before a balance is read and holds are known.</summary>
    public bool IsOfDebitAlone => Needs == MeasureNeeds.None;

    /// <summary>The place of a value in <see cref="Values"/>; -1 where it is not one.</summary>
    public int IndexOf(string value) => _indexes.GetValueOrDefault(value, -1);
}
