namespace FundsCheck.Cli.LanguageServer;

/// <summary>Fixes of the two most frequent errors of syntax: a comma too many before a closing bracket, and one that is missing.</summary>
internal static class SyntaxFixes
{
    public static IEnumerable<(string Title, Lsp.TextEdit Edit)> Of(RuleDocument document, int offset)
    {
        var before = offset - 1;
        while (before >= 0 && char.IsWhiteSpace(document.Text[before]))
        {
            before--;
        }

        return (before < 0 ? ' ' : document.Text[before], offset < document.Text.Length ? document.Text[offset] : ' ') switch
        {
            (',', '}' or ']') => [("Remove the comma", document.Replace(before, before + 1, string.Empty))],
            ('"' or '}' or ']' or 'e' or 'l' or (>= '0' and <= '9'), '"' or '{' or '[') =>
                [("Add a comma", document.Replace(before + 1, before + 1, ","))],
            _ => [],
        };
    }
}
