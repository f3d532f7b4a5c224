using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>Explains the words of rule files, in Markdown.</summary>
internal static class WordMeaning
{
    /// <summary>The outcomes with their meanings.</summary>
    public static IReadOnlyList<(string Word, string Meaning)> Outcomes { get; } =
    [
        ("accept", "The debit may be sent."),
        ("review", "A person decides, or the debit is checked again later."),
        ("decline", "The debit must not be sent."),
    ];

    public static string Of(Measure measure)
    {
        var worse = measure.Worse switch
        {
            WorseSide.Higher => " Higher is worse.",
            WorseSide.Lower => " Lower is worse.",
            _ => string.Empty,
        };
        return $"{MeasureWords.ToSentence(measure.Description)}{worse}{(measure.CanBeUnknown ? " It can be unknown." : string.Empty)}";
    }

    /// <summary>Explains a reason; null for a reason that is neither listed nor one of an author.</summary>
    public static string? OfReason(string code) => ReasonCodes.Find(code) is { } reason
        ? $"{MeasureWords.ToSentence(reason.OperatorText)}\n\nThe customer reads: “{reason.CustomerText}”"
        : code.StartsWith(ReasonCodes.OwnPrefix, StringComparison.Ordinal) ? "A reason of the rule author." : null;

    /// <summary>Explains a value of a measure; null for a value without an explanation.</summary>
    public static string? OfValue(Measure measure, string value) =>
        measure.Words.FirstOrDefault(word => string.Equals(word.Word, value, StringComparison.Ordinal))?.Meaning;
}
