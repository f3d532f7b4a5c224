namespace FundsCheck;

/// <summary>A word of a closed list, and its meaning.</summary>
/// <param name="Word">The word, as written in rule files and records.</param>
/// <param name="Meaning">A sentence for people; code in backticks.</param>
public sealed record ListedWord(string Word, string Meaning)
{
    /// <summary>Parses a list with one word per line, each followed by its meaning.</summary>
    internal static ListedWord[] ParseList(string lines) => [.. lines.Split('\n').Select(ParseLine)];

    private static ListedWord ParseLine(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return new(line[..space], line[space..].TrimStart());
    }
}
