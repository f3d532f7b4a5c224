using System.Diagnostics.CodeAnalysis;

namespace FundsCheck;

/// <summary>
/// A fact: known, with its value, or unknown, with the cause and the text that came. <c>default</c> is unknown: not stated.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Fact<T>
    where T : notnull
{
    private readonly T? _value;

    private Fact(bool isKnown, T? value, UnknownCause cause, string? text)
    {
        IsKnown = isKnown;
        _value = value;
        Cause = cause;
        Text = text;
    }

    /// <summary>Whether the value is known.</summary>
    [MemberNotNullWhen(true, nameof(_value))]
    public bool IsKnown { get; }

    /// <summary>Why it is unknown; without meaning where it is known.</summary>
    public UnknownCause Cause { get; }

    /// <summary>What came in place of a value, where anything did.</summary>
    public string? Text { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The fact is unknown.</exception>
    public T Value => IsKnown ? _value : throw NoValue();

    /// <summary>The value, or <c>unknown</c> with its cause.</summary>
    public override string ToString() => IsKnown ? $"{_value}" : $"unknown ({Cause})";

    internal static Fact<T> Known(T value) => new(isKnown: true, value, default, null);

    internal static Fact<T> Unknown(UnknownCause cause, string? text = null) => new(isKnown: false, default, cause, text);

    /// <summary>The same fact in another form: the value's, or unknown with the same cause and text.</summary>
    internal Fact<TOther> Select<TOther>(Func<T, TOther> select)
        where TOther : notnull => IsKnown ? Fact<TOther>.Known(select(_value)) : Fact<TOther>.Unknown(Cause, Text);

    // A method of its own, so that the reader of the value is small enough to be inlined.
    private InvalidOperationException NoValue() => new($"the fact is unknown: {Cause}");
}
