namespace FundsCheck.Rules.Parsing;

/// <summary>Finds the rule set that a file extends.</summary>
internal interface IExtendedRuleSets
{
    /// <summary>Returns the loaded rule set; reports any other case at the node, and returns null.</summary>
    /// <param name="name">The rule set that extends; null where its own name is not valid.</param>
    /// <param name="extended">The rule set that it extends.</param>
    /// <param name="node">The place of its name.</param>
    /// <param name="context">The state of the readers.</param>
    ExtendedRuleSet? Find(string? name, ExtendedName extended, SourceNode node, ReadContext context);
}
