namespace FundsCheck.Rules.Evaluation;

/// <summary>A measure's value: known or not, a place in the vocabulary, or a number at both ends of the holds.</summary>
internal readonly record struct MeasureValue(bool IsKnown, int Index, Int128 Number, Int128 NumberAtOtherEnd)
{
    public static MeasureValue OfNumber(Int128? number) => new(number.HasValue, 0, number.GetValueOrDefault(), number.GetValueOrDefault());

    public static MeasureValue OfEnds(Int128 number, Int128 atOtherEnd) => new(IsKnown: true, 0, number, atOtherEnd);

    public static MeasureValue OfHeadroom(Int128? funds, Int128 taken, Int128 possible) => funds is { } known
        ? new MeasureValue(IsKnown: true, 0, known - taken, known - taken - possible)
        : default;

    public static MeasureValue OfIndex(int? index) => new(index.HasValue, index.GetValueOrDefault(), 0, 0);
}
