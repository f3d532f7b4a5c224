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

    /// <summary>Finds the columns in a header; null where one is missing, or is there twice.</summary>
    /// <param name="header">The names of the file's columns.</param>
    /// <param name="problems">Gets each problem with its fix.</param>
    public ReturnPlaces? FindIn(IReadOnlyList<string> header, List<string> problems)
    {
        if (CsvFile.IsEmpty(header, problems))
        {
            return null;
        }

        // A column of times under a similar name must not be left out in silence.
        var hasTimes = At is not null
            || header.Any(name => string.Equals(name.Trim(), AtDefault, StringComparison.OrdinalIgnoreCase));
        var places = new ReturnPlaces(
            IndexOf(Id, "--id-column"), IndexOf(Code, "--code-column"), hasTimes ? IndexOf(At ?? AtDefault, "--at-column") : null);
        return problems.Count == 0 ? places : null;

        int IndexOf(string name, string option) => CsvFile.IndexOf(header, name, option, problems);
    }
}
