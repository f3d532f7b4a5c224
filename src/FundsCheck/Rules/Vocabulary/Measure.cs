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

    /// <summary>How it adds up; null where it is no sum of money. A cover is this sum over the amount.</summary>
    public MoneyForm? Form { get; init; }

    /// <summary>Whether this is a headroom or a cover: what an accept must rest on.</summary>
    public bool IsFunds => Id is >= MeasureId.HeadroomAvailable and <= MeasureId.CoverAvailable;

    public bool IsGate => Needs.HasFlag(MeasureNeeds.Gate);

    public bool IsBoolean => ReferenceEquals(Values, Measures.Booleans);

    /// <summary>Whether checks on it can be judged before a balance is read and holds are known.</summary>
    public bool IsOfDebitAlone => Needs == MeasureNeeds.None;

    /// <summary>The place of a value in <see cref="Values"/>; -1 where it is not one.</summary>
    public int IndexOf(string value) => _indexes.GetValueOrDefault(value, -1);
}
