namespace FundsCheck.Rules.Language;

/// <summary>The sentence for the customer of a rule set's own reason (<c>customerTexts</c>).</summary>
public sealed record CustomerTextDefinition(string Code, string Text, Position At)
{
    /// <summary>The rule set that the text is inherited from, by its name; null for one of the rule set's own file.</summary>
    public string? InheritedFrom { get; init; }
}
