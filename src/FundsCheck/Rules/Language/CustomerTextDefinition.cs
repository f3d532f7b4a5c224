namespace FundsCheck.Rules.Language;

/// <summary>The sentence for the customer of a rule set's own reason (<c>customerTexts</c>).</summary>
public sealed record CustomerTextDefinition(string Code, string Text, Position At);
