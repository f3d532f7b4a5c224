namespace FundsCheck.Cli.LanguageServer;

/// <summary>Finds the place where what a name at an offset means is written.</summary>
internal static class Definitions
{
    public static Lsp.Location? At(RuleDocument document, int offset)
    {
        var place = OutlinePlace.Find(document.Root, offset);
        var name = place is { IsName: true } ? place.Member?.Name : place?.Node?.Value;
        return place is null || name is null ? null : RulePath.Of(place).Shape switch
        {
            RuleFileBeside.Extends => document.Files.Where(file => string.Equals(file.Name, name, StringComparison.Ordinal))
                .Select(file => LocationOf(file, file.Root.Find("ruleset"))).FirstOrDefault(),
            "replaces/*" or "id" => document.Bases
                .SelectMany(file => Vocabulary.IdsOf(file.Root).Select(id => (File: file, Id: id)))
                .Where(found => string.Equals(found.Id.Value, name, StringComparison.Ordinal))
                .Select(found => LocationOf(found.File, found.Id)).FirstOrDefault(),
            _ => OfCustomFact(document, name),
        };
    }

    private static Lsp.Location? OfCustomFact(RuleDocument document, string name)
    {
        if (FactIn(document.Root, name) is { } own)
        {
            return new Lsp.Location(document.Uri, document.Lines.RangeOf(own.NameStart, own.NameEnd));
        }

        return document.Bases.Select(file => FactIn(file.Root, name) is { } fact
            ? new Lsp.Location(file.Uri, new LineMap(file.Text).RangeOf(fact.NameStart, fact.NameEnd))
            : null).FirstOrDefault(found => found is not null);
    }

    private static OutlineMember? FactIn(OutlineNode? root, string name) => root?.Find("facts")?.FindMember(name);

    private static Lsp.Location? LocationOf(RuleFileBeside file, OutlineNode? node) =>
        node is null ? null : new Lsp.Location(file.Uri, new LineMap(file.Text).RangeOf(node.Start, node.End));
}
