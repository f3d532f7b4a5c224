using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace FundsCheck.Cli.Checking;

/// <summary>Parses the JSON of a debit line. No problem contains a text of the line, which may be an access token.</summary>
internal static class DebitLineSyntax
{
    private const int DepthMax = 24;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DepthMax };

    /// <summary>An escaped half of a surrogate pair, which JsonElement reports when a text is read, not when the line is parsed.</summary>
    public static LineProblem HalfSurrogatePair { get; } = new(
        "json.surrogate", null, "a text has half of a surrogate pair (\\uD800 to \\uDFFF); write the whole character");

    public static bool TryParse(
        byte[] utf8, [NotNullWhen(true)] out JsonDocument? json, [NotNullWhen(false)] out LineProblem? problem)
    {
        problem = FindEncodingProblem(utf8);
        json = null;
        if (problem is not null)
        {
            return false;
        }

        try
        {
            json = JsonDocument.Parse(utf8, Strict);
            return true;
        }
        catch (JsonException exception)
        {
            problem = SyntaxProblem(utf8, exception);
            return false;
        }
    }

    /// <summary>The problem of a line that is not plain UTF-8; null where it is.</summary>
    public static LineProblem? FindEncodingProblem(byte[] utf8)
    {
        if (utf8.AsSpan().StartsWith("\uFEFF"u8))
        {
            return new LineProblem("file.encoding", null, "the line starts with a byte order mark; save the file as UTF-8 without one");
        }

        return Utf8.IsValid(utf8) ? null : new LineProblem("file.encoding", null, "the line is not UTF-8; save the file as UTF-8");
    }

    private static LineProblem SyntaxProblem(byte[] utf8, JsonException exception)
    {
        if (IsTooDeep(utf8))
        {
            return new LineProblem("json.depth", null, $"objects and lists are nested more than {DepthMax} deep; a debit needs 2");
        }

        // The exception counts bytes from 0; the column counts characters from 1.
        var offset = (int)Math.Min(exception.BytePositionInLine ?? 0, utf8.Length);
        var column = Encoding.UTF8.GetString(utf8, 0, offset).EnumerateRunes().Count() + 1;
        return new LineProblem(
            "json.syntax", null,
            string.Create(CultureInfo.InvariantCulture, $"column {column}: the line is not JSON; write one JSON object in a line"));
    }

    private static bool IsTooDeep(byte[] utf8)
    {
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = BoundedLines.BytesMax });
        try
        {
            while (json.Read())
            {
                // The depth of a token excludes the object or the list that the token starts.
                if (json.CurrentDepth >= DepthMax && json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // The line breaks off, or is wrong, before any value is too deep.
        }

        return false;
    }
}
