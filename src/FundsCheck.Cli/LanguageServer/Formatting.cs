namespace FundsCheck.Cli.LanguageServer;

/// <summary>The canonical layout of a file, as <c>rules fmt</c> writes it.</summary>
internal static class Formatting
{
    /// <summary>The edit of the whole text; none where it has the layout already, or does not load and so has none.</summary>
    public static IReadOnlyList<Lsp.TextEdit> Of(RuleDocument document) =>
        document.Whole.RuleSet is { } ruleSet && !string.Equals(ruleSet.FileText, document.Text, StringComparison.Ordinal)
            ? [document.Replace(0, document.Text.Length, ruleSet.FileText)]
            : [];
}
