using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules;

/// <summary>The names in a rule file: its own, and that of the rule set it extends; null for a name that is missing or invalid.</summary>
internal sealed record RuleFileHead(RuleFolderFile File, string? Name, string? Version, ExtendedName? Extends)
{
    /// <summary>True for a version of the rule set that a file extends.</summary>
    public bool Is(ExtendedName extended) =>
        string.Equals(Name, extended.Name, StringComparison.Ordinal)
            && (extended.Version is null || string.Equals(Version, extended.Version, StringComparison.Ordinal));

    public static RuleFileHead Read(RuleFolderFile file)
    {
        var source = new SourceText(file.Path, file.Bytes);

        // The problems of the file are reported where it is loaded.
        var root = SourceParser.Parse(source, new ProblemList(source));
        return new RuleFileHead(file, NameIn(root, "ruleset"), TextIn(root, "version"), ExtendedIn(root));
    }

    private static ExtendedName? ExtendedIn(SourceNode? root) =>
        NameIn(root, "extends") is { } name ? new ExtendedName(name, TextIn(root, "extendsVersion")) : null;

    private static string? NameIn(SourceNode? root, string member) =>
        TextIn(root, member) is { } text && ReadContext.IsName(text) ? text : null;

    private static string? TextIn(SourceNode? root, string member) =>
        root?.Find(member) is { Kind: SourceKind.Text } node ? node.Text : null;
}
