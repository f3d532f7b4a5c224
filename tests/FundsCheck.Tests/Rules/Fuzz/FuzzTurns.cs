using System.Text;
using System.Text.Json;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>The parts that invert a rule: the name of a comparison, the sign of a threshold.</summary>
internal static class FuzzTurns
{
    private static readonly (byte[] Word, byte[] Other)[] Names =
    [
        .. new[] { ("below", "atLeast"), ("upTo", "above"), ("for", "unless"), ("higher", "lower"), ("accept", "decline") }
            .SelectMany(pair => new[] { pair, (pair.Item2, pair.Item1) })
            .Select(pair => (Encoding.UTF8.GetBytes($"\"{pair.Item1}\""), Encoding.UTF8.GetBytes($"\"{pair.Item2}\""))),
    ];

    /// <summary>The place of the inverted part, and its replacement; null where there is none.</summary>
    public static (int Start, int End, byte[] Other)? Of(byte[] text, JsonSpan span)
    {
        if (span.IsMember && Opposite(text.AsSpan(span.NameStart, span.NameLength)) is { } name)
        {
            return (span.NameStart, span.NameStart + span.NameLength, name);
        }

        var value = text.AsSpan(span.Start, span.End - span.Start);
        if (Opposite(value) is { } word)
        {
            return (span.Start, span.End, word);
        }

        var first = span.Kind == JsonTokenType.String ? 1 : 0;
        return span.Kind is JsonTokenType.String or JsonTokenType.Number && value.Length > first && char.IsAsciiDigit((char)value[first])
            ? (span.Start + first, span.Start + first, "-"u8.ToArray())
            : null;
    }

    private static byte[]? Opposite(ReadOnlySpan<byte> word)
    {
        foreach (var (one, other) in Names)
        {
            if (word.SequenceEqual(one))
            {
                return other;
            }
        }

        return null;
    }
}
