using System.Text.Json;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Formats a JSON syntax error, with fixes of frequent mistakes.</summary>
internal static class SyntaxText
{
    private const int MessageLengthMax = 200;

    public static (string Code, string Message) Of(JsonException exception, ReadOnlySpan<byte> bytes, int offset)
    {
        var message = exception.Message;
        if (message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            return ("json.depth", $"objects and lists are nested deeper than {RuleLimits.DepthMax} (DepthMax); reduce the nesting");
        }

        return ("json.syntax", $"this is not JSON: {Fix(message, bytes, offset) ?? Shorten(message)}");
    }

    public static string Shorten(string text)
    {
        var end = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var sentence = end < 0 ? text : text[..end];
        return sentence.Length <= MessageLengthMax ? sentence : string.Concat(sentence.AsSpan(0, MessageLengthMax), "…");
    }

    private static string? Fix(string message, ReadOnlySpan<byte> bytes, int offset)
    {
        if (message.Contains("trailing comma", StringComparison.Ordinal))
        {
            return "the last entry has a trailing comma; remove it";
        }

        if (offset >= bytes.Length)
        {
            return "the file ends in the middle; close what is open";
        }

        var isAfterValue = message.Contains("after a value", StringComparison.Ordinal);
        return (char)bytes[offset] switch
        {
            '/' => "comments are not allowed; write a `why`",
            '\'' => "names and texts stand in double quotes",
            '"' or '{' or '[' when isAfterValue => "a comma is missing before this",
            var character when char.IsAsciiLetter(character) && message.Contains("property name", StringComparison.Ordinal) =>
                "names stand in double quotes",
            _ => null,
        };
    }
}
