using System.Text;

namespace FundsCheck.Rules.Parsing;

/// <summary>
/// Lays out JSON for people: short values on one line, long values below their start. Each piece formats itself for its start column.
/// </summary>
internal static class CanonicalLayout
{
    /// <summary>The column at which a line breaks; the closing brackets of the surrounding values may follow.</summary>
    public const int ColumnMax = 150;

    private const int Indent = 2;
    private const string Separator = ", ";

    /// <summary>A JSON string with only the escapes that JSON requires, independent of the version of .NET.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A piece that is always one line.</summary>
    public static Func<int, string> Text(string text) => _ => text;

    /// <summary>A member of an object.</summary>
    public static Func<int, string> Member(string name, Func<int, string> value)
    {
        var key = $"{Quote(name)}: ";
        return column => key + value(column + key.Length);
    }

    /// <summary>An object on one line, or on as few lines as it needs, with aligned members.</summary>
    public static Func<int, string> Object(IReadOnlyList<Func<int, string>> members) => Filled("{ ", members, " }");

    /// <summary>A list of short items, in as few lines as it needs.</summary>
    public static Func<int, string> List(IReadOnlyList<Func<int, string>> items) => Filled("[", items, "]");

    /// <summary>A list of long items, one per line, the first one beside the bracket.</summary>
    public static Func<int, string> Column(IReadOnlyList<Func<int, string>> items) => column =>
        $"[ {string.Join(",\n" + Spaces(column + Indent), items.Select(item => item(column + Indent)))} ]";

    /// <summary>An object whose first members share its first line, with the other members on their own lines.</summary>
    public static Func<int, string> Headed(IReadOnlyList<Func<int, string>> head, IReadOnlyList<Func<int, string>> rest) =>
        column => Headed(head, column, rest, column + Indent);

    /// <summary>Such an object as a member, with its further lines below its name, so that nested objects indent little.</summary>
    public static Func<int, string> Hanging(string name, IReadOnlyList<Func<int, string>> head, IReadOnlyList<Func<int, string>> rest) =>
        column => Member(name, start => Headed(head, start, rest, column + Indent))(column);

    /// <summary>The outermost values: brackets on their own lines, and one or more lines for each entry.</summary>
    public static Func<int, string> Block(char open, IReadOnlyList<Func<int, string>> entries, char close, int column) => _ =>
    {
        var inner = Spaces(column + Indent);
        return $"{open}\n{inner}{string.Join(",\n" + inner, entries.Select(entry => entry(column + Indent)))}\n{Spaces(column)}{close}";
    };

    private static string Headed(IReadOnlyList<Func<int, string>> head, int column, IReadOnlyList<Func<int, string>> rest, int restColumn)
    {
        var first = Filled(string.Empty, head, string.Empty)(column + Indent);
        return $"{{ {string.Join(",\n" + Spaces(restColumn), rest.Select(member => member(restColumn)).Prepend(first))} }}";
    }

    private static Func<int, string> Filled(string open, IReadOnlyList<Func<int, string>> items, string close) => column =>
    {
        if (items.Count == 0)
        {
            return open.Trim() + close.Trim();
        }

        var inner = column + open.Length;
        var text = new StringBuilder(open);
        var at = inner;
        for (var index = 0; index < items.Count; index++)
        {
            var isFirst = index == 0;
            var beside = items[index](isFirst ? at : at + Separator.Length);
            var fits = isFirst || (!beside.Contains('\n', StringComparison.Ordinal) && at + Separator.Length + beside.Length <= ColumnMax);
            var item = fits ? beside : items[index](inner);
            text.Append(isFirst ? string.Empty : fits ? Separator : ",\n" + Spaces(inner)).Append(item);
            at = EndOf(item, fits && !isFirst ? at + Separator.Length : inner);
        }

        return text.Append(close).ToString();
    };

    private static int EndOf(string text, int column)
    {
        var lastLine = text.LastIndexOf('\n');
        return lastLine < 0 ? column + text.Length : text.Length - lastLine - 1;
    }

    private static string Spaces(int count) => new(' ', count);
}
