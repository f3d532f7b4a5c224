namespace FundsCheck;

/// <summary>The durations of values and thresholds in words, where people read them: <c>above 3d</c> is <c>above 3 days</c>.</summary>
internal static class DurationsInWords
{
    private const string OfWords = "in [";

    /// <summary>A value in words; as it is where its threshold is a list of words, of which one may look like a duration.</summary>
    public static string? Show(string? value, string? threshold) =>
        threshold?.Contains(OfWords, StringComparison.Ordinal) ?? false ? value : Show(value);

    /// <summary>A margin, or a threshold with its comparison, in words.</summary>
    public static string? Show(string? text)
    {
        var at = text?.LastIndexOf(' ') + 1 ?? 0;
        return text is not null && ThresholdSyntax.TryReadDuration(text[at..], out var duration)
            ? $"{text.AsSpan(0, at)}{DurationWords.Format(duration)}"
            : text;
    }
}
