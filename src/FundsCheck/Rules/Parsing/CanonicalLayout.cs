using System.Text;

namespace FundsCheck.Rules.Parsing;

/// <summary>
/// Lays out JSON as a careful hand would: what is short on one line, what is long under the place where it began. Each piece is asked
/// for its text at the column where it starts.
/// </summary>
internal static class CanonicalLayout
{
    /// <summary>Where a line is broken; the brackets that close what surrounds it may follow.</summary>
    public const int ColumnMax = 150;

    private const int Indent = 2;
    private const string Separator = ", ";

    /// <summary>A JSON string with nothing escaped but what JSON demands, whatever version of .NET writes it.</summary>
    public static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>A piece that is one line wherever it stands.</summary>
    public static Func<int, string> Text(string text) => _ => text;

    /// <summary>A member of an object.</summary>
    public static Func<int, string> Member(string name, Func<int, string> value)
    {
        var key = $"{Quote(name)}: ";
        return column => key + value(column + key.Length);
    }

    /// <summary>An object: on one line, and where it grows too long on as few as it needs, its members one under the other.</summary>
    public static Func<int, string> Object(IReadOnlyList<Func<int, string>> members) => Filled("{ ", members, " }");

    /// <summary>A list of short things, in as few lines as they need.</summary>
    public static Func<int, string> List(IReadOnlyList<Func<int, string>> items) => Filled("[", items, "]");

    /// <summary>A list of larger things: each on a line of its own, the first beside the bracket.</summary>
    public static Func<int, string> Column(IReadOnlyList<Func<int, string>> items) => column =>
        $"[ {string.Join(",\n" + Spaces(column + Indent), items.Select(item => item(column + Indent)))} ]";

    /// <summary>An object whose first members share its first line and whose others begin lines of their own.</summary>
    public static Func<int, string> Headed(IReadOnlyList<Func<int, string>> head, IReadOnlyList<Func<int, string>> rest) =>
        column => Headed(head, column, rest, column + Indent);

    /// <summary>
    /// Such an object as a member, its further lines under its name: so that one inside the other goes to the right by little.
    /// </summary>
    public static Func<int, string> Hanging(string name, IReadOnlyList<Func<int, string>> head, IReadOnlyList<Func<int, string>> rest) =>
        column => Member(name, start => Headed(head, start, rest, column + Indent))(column);

    /// <summary>The outermost things, which begin at a column: brackets on lines of their own, and a line or more for each entry.</summary>
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
