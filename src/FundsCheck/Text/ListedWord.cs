namespace FundsCheck;

/// <summary>One word of a closed list, and what it means.</summary>
/// <param name="Word">The word, as rule files and records write it.</param>
/// <param name="Meaning">A sentence for people; code in backticks.</param>
public sealed record ListedWord(string Word, string Meaning)
{
    /// <summary>Reads a list with one word a line, each followed by its meaning.</summary>
    internal static ListedWord[] ParseList(string lines) => [.. lines.Split('\n').Select(ParseLine)];

    private static ListedWord ParseLine(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return new(line[..space], line[space..].TrimStart());
    }
}
