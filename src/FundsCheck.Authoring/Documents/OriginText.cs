using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>Writes in words where a check, and what else a rule set states, comes from.</summary>
internal static class OriginText
{
    /// <summary>Returns null for a check of the rule set's own file that replaces none.</summary>
    public static string? Of(CheckDefinition check) => (check.InheritedFrom, check.ReplacesCheckOf) switch
    {
        ({ } name, _) => $"inherited from `{name}`",
        (_, { } name) => $"replaces `{check.Id}` of `{name}`",
        _ => null,
    };

    public static string Of(ExtensionDefinition extension) =>
        $"`{extension.Base.Name}`, version {MarkdownText.Escape(extension.Base.Version)}, with the SHA-256 `{extension.Base.Sha256}`";
}
