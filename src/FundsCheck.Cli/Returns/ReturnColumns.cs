using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Returns;

/// <summary>The form of a bank's file.</summary>
/// <param name="Id">The column of the debits' ids.</param>
/// <param name="Code">The column of the return codes.</param>
/// <param name="At">The column of the times; null for <see cref="AtDefault"/>, which a file may lack.</param>
/// <param name="Separator">The character between two fields.</param>
internal sealed record ReturnColumns(string Id, string Code, string? At, char Separator)
{
    public const string IdDefault = "id";
    public const string CodeDefault = "code";
    public const string AtDefault = "at";
    public const string SeparatorDefault = ",";

    private const string Tab = "tab";
    private const string Separators = ",;|:\t";

    /// <summary>Reads the value of <c>--separator</c>: one character, or the word <c>tab</c>.</summary>
    /// <exception cref="WrongInputException">The text is no separator.</exception>
    public static char ReadSeparator(string text) => text switch
    {
        Tab => '\t',
        [var separator] when Separators.Contains(separator, StringComparison.Ordinal) => separator,
        _ => throw new WrongInputException([$"--separator is one of `,` `;` `|` `:` and `{Tab}`"]),
    };

    /// <summary>Finds the columns in a header; null where one is missing, or is there twice.</summary>
    /// <param name="header">The names of the file's columns.</param>
    /// <param name="problems">Gets each problem with its fix.</param>
    public ReturnPlaces? FindIn(IReadOnlyList<string> header, List<string> problems)
    {
        if (header.Count == 0)
        {
            problems.Add("the file is empty; its first line names its columns");
            return null;
        }

        var hasTimes = At is not null || header.Contains(AtDefault, StringComparer.Ordinal);
        var places = new ReturnPlaces(
            IndexOf(Id, "--id-column"), IndexOf(Code, "--code-column"), hasTimes ? IndexOf(At ?? AtDefault, "--at-column") : null);
        return problems.Count == 0 ? places : null;

        int IndexOf(string name, string option)
        {
            int[] found = [.. header.Index().Where(column => string.Equals(column.Item, name, StringComparison.Ordinal))
                .Select(column => column.Index)];
            if (found.Length != 1)
            {
                problems.Add(found.Length == 0
                    ? $"the header has no column `{name}`; name the column with {option}{Hint(header)}{Suggestion.For(name, header)}"
                    : $"the header has several columns `{name}`; name another one with {option}, or remove one");
            }

            return found.FirstOrDefault();
        }
    }

    // A header of one column, with another separator in it, was written with that one.
    private static string Hint(IReadOnlyList<string> header) =>
        header is [var only] && only.IndexOfAny([.. Separators]) is >= 0 and var index
            ? $", or the separator with --separator \"{(only[index] == '\t' ? Tab : only[index])}\""
            : string.Empty;
}
