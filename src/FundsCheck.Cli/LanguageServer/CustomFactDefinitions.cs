namespace FundsCheck.Cli.LanguageServer;

/// <summary>Finds the declaration of the custom fact at an offset.</summary>
internal static class CustomFactDefinitions
{
    public static Lsp.Location? At(RuleDocument document, int offset)
    {
        var place = OutlinePlace.Find(document.Root, offset);
        var name = place is { IsName: true } ? place.Member?.Name : place?.Node?.Value;
        return name is not null && document.Root?.Find("facts")?.FindMember(name) is { } fact
            ? new Lsp.Location(document.Uri, document.Lines.RangeOf(fact.NameStart, fact.NameEnd))
            : null;
    }
}
