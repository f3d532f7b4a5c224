using System.Text.RegularExpressions;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Text;

/// <summary>The rules for the text of a file. Each rule returns <c>path:line: problem</c>.</summary>
internal static partial class TextRules
{
    public const int SourceLinesMax = 250;
    public const int ColumnsMax = 140;
    private const int ReasonLengthMin = 8;

    public static IEnumerable<string> TooLong(RepositoryFile file)
    {
        // A last line break ends a line and begins none.
        var lines = file.Lines.Count - (file.Text.EndsWith('\n') ? 1 : 0);
        return lines > SourceLinesMax ? [$"{file}: has {lines} lines; at most {SourceLinesMax}"] : [];
    }

    public static IEnumerable<string> TooWide(RepositoryFile file) =>
        Each(file, line => line.Length > ColumnsMax ? $"has {line.Length} columns; at most {ColumnsMax}" : null);

    public static IEnumerable<string> SilencedWithoutReason(RepositoryFile file) =>
        Each(file, line => Silenced().IsMatch(line) && !HasReason(line) ? "silences a warning; say why on the same line" : null);

    public static IEnumerable<string> BannedWords(RepositoryFile file) =>
        Each(file, line => Banned.Find(line) is { } what ? $"holds {what}" : null);

    private static IEnumerable<string> Each(RepositoryFile file, Func<string, string?> judge) =>
        file.Lines.Select((line, index) => (Problem: judge(line), Number: index + 1)).Where(found => found.Problem is not null)
            .Select(found => $"{file}:{found.Number}: {found.Problem}");

    private static bool HasReason(string line) =>
        Reason().Match(line) is { Success: true } reason && reason.Groups["text"].Value.Trim().Length >= ReasonLengthMin;

    [GeneratedRegex(
        @"^\s*(#pragma\s+warning\s+disable\b|#nullable\s+disable\b|\[(assembly:|module:)?\s*(Unconditional)?SuppressMessage\b)"
            + @"|^[^""/]*\[(Unconditional)?SuppressMessage\(")]
    private static partial Regex Silenced();

    [GeneratedRegex(@"//(?<text>.*)$|Justification\s*=\s*""(?<text>[^""]*)""")]
    private static partial Regex Reason();
}
