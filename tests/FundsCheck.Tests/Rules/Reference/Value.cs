using System.Numerics;

namespace FundsCheck.Tests.Rules.Reference;

/// <summary>The known value of a measure: a word, or a number as a fraction with a positive denominator.</summary>
internal readonly record struct Value(string? Word, BigInteger Numerator, BigInteger Denominator)
{
    public static Value? Of(string? word) => word is null ? null : new Value(word, default, default);

    public static Value? Of(BigInteger? number) => number is { } known ? new Value(null, known, BigInteger.One) : null;
}
