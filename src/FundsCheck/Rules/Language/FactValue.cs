namespace FundsCheck.Rules.Language;

/// <summary>
/// The value of a measure that is one fact: a word of its list, or a number in the unit of its thresholds. <c>default</c> is unknown.
/// </summary>
/// <param name="IsKnown">Whether it is known.</param>
/// <param name="Word">The word; null for a number, and where it is unknown.</param>
/// <param name="Number">The number; 0 for a word, and where it is unknown.</param>
/// <param name="Cause">Why it is unknown.</param>
/// <param name="Stated">What came in place of a value.</param>
internal readonly record struct FactValue(bool IsKnown, string? Word, decimal Number, UnknownCause Cause, string? Stated)
{
    internal static FactValue Of(string word) => new(IsKnown: true, word, 0m, default, null);

    internal static FactValue Of(bool value) => Of(value ? "true" : "false");

    internal static FactValue Of(decimal number) => new(IsKnown: true, null, number, default, null);

    internal static FactValue Of(Fact<string>? fact) => fact is { IsKnown: true } known ? Of(known.Value) : Unknown(fact);

    internal static FactValue Of(Fact<AccountKind>? fact) => fact is { IsKnown: true } known ? Of(known.Value.Name) : Unknown(fact);

    internal static FactValue Of(Fact<int>? fact) => fact is { IsKnown: true } known ? Of(known.Value) : Unknown(fact);

    internal static FactValue Of(Fact<TimeSpan>? fact) => fact is { IsKnown: true } known ? Of(known.Value.Ticks) : Unknown(fact);

    internal static FactValue Unknown<T>(Fact<T>? fact)
        where T : notnull => new(IsKnown: false, null, 0m, fact?.Cause ?? UnknownCause.NotStated, fact?.Text);
}
