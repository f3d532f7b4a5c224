namespace FundsCheck;

/// <summary>Suggests the intended word for a misspelt one.</summary>
internal static class Suggestion
{
    private const int WordLengthMax = 64;

    /// <summary>Returns <c>; did you mean `…`?</c>, or an empty text without a similar candidate.</summary>
    public static string For(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $"; did you mean `{nearest}`?" : string.Empty;

    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length > WordLengthMax)
        {
            return null;
        }

        var distanceMax = Math.Max(1, word.Length / 3);
        return candidates
            .Select(candidate => (candidate, distance: Distance(Fold(word), Fold(candidate))))
            .Where(row => row.distance <= distanceMax)
            .OrderBy(row => row.distance)
            .ThenBy(row => row.candidate, StringComparer.Ordinal)
            .Select(row => row.candidate)
            .FirstOrDefault();
    }

    // Case and the marks between words are the most frequent mistakes and do not count.
    private static string Fold(string word) =>
        string.Concat(word.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>Computes the edit distance of two words; a swap of two neighbours counts as one edit.</summary>
    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, from, to, i, j);
            }
        }

        return rows[from.Length, to.Length];
    }

    private static int Step(int[,] rows, string from, string to, int i, int j)
    {
        var replaced = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        var best = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }
}
