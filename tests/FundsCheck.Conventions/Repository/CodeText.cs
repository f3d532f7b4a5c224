using System.Text.RegularExpressions;

namespace FundsCheck.Conventions.Repository;

/// <summary>C# without its comments. Strings stay, so that names in strings are checked.</summary>
internal static partial class CodeText
{
    public static string Of(string source) =>
        StringOrComment().Replace(source, match => match.Groups["comment"].Success ? " " : match.Value);

    // Raw strings first, then verbatim, then plain ones and characters: a `//` inside any of them is no comment.
    [GeneratedRegex("""
        (?<raw>"{3,})(.|\n)*?\k<raw>
        | @\$?"([^"]|"")*"
        | \$@"([^"]|"")*"
        | "(\\.|[^"\\\n])*"
        | '(\\.|[^'\\\n])+'
        | (?<comment>//[^\n]* | /\*(.|\n)*?\*/)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex StringOrComment();
}
