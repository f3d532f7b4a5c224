using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>The rule set that a file extends, and the inherited checks that the file replaces, with their places.</summary>
internal sealed record Inheritance(ExtendedRuleSet Base, IReadOnlyList<(string Id, SourceNode Node)> Replaces, bool StatesVersion)
{
    public RuleSetDefinition Definition => Base.Definition;

    public string Name => Definition.Name;

    /// <summary>The rule set in whose file an inherited part stands.</summary>
    public string OriginOf(string? inheritedFrom) => inheritedFrom ?? Name;

    public ExtensionDefinition ToDefinition(bool statesCurrency, bool statesValidFor) =>
        new(Base.Identity, [.. Replaces.Select(row => row.Id)], StatesVersion, statesCurrency, statesValidFor);
}
