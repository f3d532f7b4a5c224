namespace FundsCheck.Rules.Language;

/// <summary>What a rule file states about the rule set that it extends.</summary>
/// <param name="Base">The rule set that it extends, as loaded.</param>
/// <param name="Replaces">The ids of the inherited checks that it replaces, in the order of the file.</param>
/// <param name="StatesVersion">True where the file names the version of the rule set that it extends.</param>
/// <param name="StatesCurrency">True where the file repeats the currency.</param>
/// <param name="StatesValidFor">True where the file states its own <c>validFor</c>.</param>
public sealed record ExtensionDefinition(
    RuleSetIdentity Base, IReadOnlyList<string> Replaces, bool StatesVersion, bool StatesCurrency, bool StatesValidFor);
