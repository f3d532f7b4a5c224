using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Parses strict JSON into nodes with offsets. Reports repeated names; stops at a syntax error.</summary>
internal static class SourceParser
{
    private static readonly JsonReaderOptions Strict = new()
    {
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = RuleLimits.DepthMax,
    };

    public static SourceNode? Parse(SourceText source, ProblemList problems)
    {
        if (RefuseEncoding(source.Bytes) is { } refusal)
        {
            problems.Add(0, refusal.Code, refusal.Message);
            return null;
        }

        var reader = new Utf8JsonReader(source.Bytes, Strict);
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, problems);
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            var offset = OffsetOf(source, exception);
            var (code, message) = SyntaxText.Of(exception, source.Bytes, offset);
            problems.Add(offset, code, message);
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add(
                (int)reader.TokenStartIndex, "json.surrogate",
                "this string has half of a surrogate pair (\\uD800 to \\uDFFF); write the character itself");
            return null;
        }
    }

    private static (string Code, string Message)? RefuseEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > RuleLimits.FileBytesMax)
        {
            return ("file.size", $"the file is larger than {RuleLimits.FileBytesMax} bytes (FileBytesMax); split the rule set");
        }

        if (bytes.StartsWith("\uFEFF"u8))
        {
            return ("file.encoding", "the file starts with a byte order mark; save it as UTF-8 without one");
        }

        if (bytes.StartsWith(new byte[] { 0xFF, 0xFE }) || bytes.StartsWith(new byte[] { 0xFE, 0xFF }) || !Utf8.IsValid(bytes))
        {
            return ("file.encoding", "the file is not UTF-8; save it as UTF-8");
        }

        return bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? ("file.empty", "the file is empty; start with { \"ruleset\": \"…\" }") : null;
    }

    private static SourceNode ReadValue(ref Utf8JsonReader reader, ProblemList problems)
    {
        var offset = (int)reader.TokenStartIndex;
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, offset, problems),
            JsonTokenType.StartArray => ReadList(ref reader, offset, problems),
            JsonTokenType.String => SourceNode.Scalar(SourceKind.Text, offset, reader.GetString() ?? string.Empty),
            JsonTokenType.Number => SourceNode.Scalar(SourceKind.Number, offset, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => SourceNode.Scalar(SourceKind.True, offset, "true"),
            JsonTokenType.False => SourceNode.Scalar(SourceKind.False, offset, "false"),
            _ => SourceNode.Scalar(SourceKind.Null, offset, "null"),
        };
    }

    private static SourceNode ReadObject(ref Utf8JsonReader reader, int offset, ProblemList problems)
    {
        var members = new List<SourceMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var count = 1; reader.Read() && reader.TokenType != JsonTokenType.EndObject; count++)
        {
            var nameOffset = (int)reader.TokenStartIndex;
            var name = reader.GetString() ?? string.Empty;
            reader.Read();
            var value = ReadValue(ref reader, problems);
            if (count > RuleLimits.MembersMax)
            {
                // The error is reported once; further members are parsed and discarded.
                if (count == RuleLimits.MembersMax + 1)
                {
                    problems.Add(
                        nameOffset, "object.size",
                        $"an object has at most {RuleLimits.MembersMax} members (MembersMax), and this one has more; remove some");
                }
            }
            else if (names.Add(name))
            {
                members.Add(new SourceMember(name, nameOffset, value));
            }
            else
            {
                problems.Add(
                    nameOffset, "member.repeated", $"`{SyntaxText.Shorten(name)}` is twice in this object; keep one of the two");
            }
        }

        return new SourceNode(SourceKind.Object, offset, string.Empty, members, []);
    }

    private static SourceNode ReadList(ref Utf8JsonReader reader, int offset, ProblemList problems)
    {
        var items = new List<SourceNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, problems));
        }

        return new SourceNode(SourceKind.List, offset, string.Empty, [], items);
    }

    // The exception counts lines and bytes from 0.
    private static int OffsetOf(SourceText source, JsonException exception) =>
        source.OffsetOf((int)(exception.LineNumber ?? 0), (int)(exception.BytePositionInLine ?? 0));
}
