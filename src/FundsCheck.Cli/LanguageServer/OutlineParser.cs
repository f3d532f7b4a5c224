using System.Text.Json;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// Parses JSON that is being typed: brackets, quotes, commas and values may be missing. Every text has an outline, and an outline of valid
/// JSON is that of the loader. It reports no problem, since the loader does.
/// </summary>
internal sealed class OutlineParser
{
    // Deeper values are skipped, so that no text exhausts the stack.
    private const int DepthMax = 64;
    private const string Ends = "{}[],:\"";

    private readonly string _text;
    private int _at;

    private OutlineParser(string text) => _text = text;

    /// <summary>Parses a text; null where it has no value at all.</summary>
    public static OutlineNode? Parse(string text)
    {
        var parser = new OutlineParser(text);
        parser.SkipSpace();
        return parser._at < text.Length ? parser.ReadValue(parent: null, member: null, depth: 0) : null;
    }

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private bool IsAtEnd => _at >= _text.Length;

    private OutlineNode ReadValue(OutlineNode? parent, OutlineMember? member, int depth) => Next switch
    {
        '{' when depth < DepthMax => ReadObject(new OutlineNode(OutlineKind.Object, _at, parent, member), depth),
        '[' when depth < DepthMax => ReadList(new OutlineNode(OutlineKind.List, _at, parent, member), depth),
        '"' => ReadText(new OutlineNode(OutlineKind.Text, _at, parent, member)),
        _ => ReadWord(new OutlineNode(OutlineKind.Word, _at, parent, member)),
    };

    private OutlineNode ReadObject(OutlineNode node, int depth)
    {
        for (_at++, SkipSpace(','); !IsAtEnd && Next is not ('}' or ']'); SkipSpace(','))
        {
            var name = Next == '"'
                ? ReadText(new OutlineNode(OutlineKind.Text, _at, node, member: null))
                : ReadWord(new OutlineNode(OutlineKind.Word, _at, node, member: null));
            var member = new OutlineMember(node, name.Value, name.Start, name.End);
            node.Members.Add(member);
            SkipSpace();
            if (Next == ':')
            {
                member.ColonAt = _at++;
                SkipSpace();
            }

            if (member.ColonAt >= 0 && !IsAtEnd && Next is not (',' or '}' or ']' or ':') && !IsName())
            {
                member.Value = ReadValue(node, member, depth + 1);
            }
        }

        return Close(node, '}');
    }

    private OutlineNode ReadList(OutlineNode node, int depth)
    {
        for (_at++, SkipSpace(','); !IsAtEnd && Next is not ('}' or ']'); SkipSpace(','))
        {
            node.Items.Add(ReadValue(node, member: null, depth + 1));
        }

        return Close(node, ']');
    }

    // A bracket of the other kind belongs to a value around this one, which lacks its own.
    private OutlineNode Close(OutlineNode node, char bracket)
    {
        node.IsClosed = Next == bracket;
        _at += node.IsClosed || (node.Parent is null && !IsAtEnd) ? 1 : 0;
        node.End = _at;
        return node;
    }

    // A string without its closing quote ends with its line.
    private OutlineNode ReadText(OutlineNode node)
    {
        for (_at++; !IsAtEnd && Next is not ('"' or '\n' or '\r'); _at++)
        {
            _at += Next == '\\' && _at + 1 < _text.Length && _text[_at + 1] is not ('\n' or '\r') ? 1 : 0;
        }

        node.IsClosed = Next == '"';
        node.Value = Unescape(_text[node.Start..Math.Min(_at, _text.Length)]);
        _at = Math.Min(_at + (node.IsClosed ? 1 : 0), _text.Length);
        node.End = _at;
        return node;
    }

    private OutlineNode ReadWord(OutlineNode node)
    {
        // At least one character, so that every loop ends.
        for (_at++; !IsAtEnd && !IsSpace(Next) && !Ends.Contains(Next, StringComparison.Ordinal); _at++)
        {
        }

        node.IsClosed = true;
        node.Value = _text[node.Start.._at];
        node.End = _at;
        return node;
    }

    // A string with a colon is the name of the next member: the value before it is not typed yet.
    private bool IsName()
    {
        if (Next != '"')
        {
            return false;
        }

        var before = _at;
        _ = ReadText(new OutlineNode(OutlineKind.Text, _at, parent: null, member: null));
        SkipSpace();
        var isName = Next == ':';
        _at = before;
        return isName;
    }

    private void SkipSpace(char also = ' ')
    {
        while (!IsAtEnd && (IsSpace(Next) || Next == also))
        {
            _at++;
        }
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\r' or '\n';

    private static string Unescape(string quoted)
    {
        var content = quoted[1..];
        if (!content.Contains('\\', StringComparison.Ordinal))
        {
            return content;
        }

        try
        {
            using var parsed = JsonDocument.Parse($"{quoted}\"");
            return parsed.RootElement.GetString() ?? content;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // A wrong escape, or half of a surrogate pair: the loader reports it.
            return content;
        }
    }
}
