namespace FundsCheck.Rules.Evaluation;

/// <summary>A measure's value: known or not, a place in the vocabulary, or a number at both ends of the holds.</summary>
internal readonly record struct MeasureValue(bool IsKnown, int Index, decimal Number, decimal NumberAtOtherEnd)
{
    public static MeasureValue OfNumber(decimal? number) => new(number.HasValue, 0, number.GetValueOrDefault(), number.GetValueOrDefault());

    public static MeasureValue OfEnds(decimal number, decimal atOtherEnd) => new(IsKnown: true, 0, number, atOtherEnd);

    public static MeasureValue OfHeadroom(decimal? funds, decimal taken, decimal possible) => funds is { } known
        ? new MeasureValue(IsKnown: true, 0, known - taken, known - taken - possible)
        : default;

    public static MeasureValue OfIndex(int? index) => new(index.HasValue, index.GetValueOrDefault(), 0m, 0m);
}
