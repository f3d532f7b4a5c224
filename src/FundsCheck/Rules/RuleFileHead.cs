using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules;

/// <summary>The names in a rule file: its own, and that of the rule set it extends; null for a name that is missing or invalid.</summary>
internal sealed record RuleFileHead(RuleFolderFile File, string? Name, string? Extends)
{
    public static RuleFileHead Read(RuleFolderFile file)
    {
        var source = new SourceText(file.Path, file.Bytes);

        // The problems of the file are reported where it is loaded.
        var root = SourceParser.Parse(source, new ProblemList(source));
        return new RuleFileHead(file, NameIn(root, "ruleset"), NameIn(root, "extends"));
    }

    private static string? NameIn(SourceNode? root, string member) =>
        root?.Find(member) is { Kind: SourceKind.Text } node && ReadContext.IsName(node.Text) ? node.Text : null;
}
