namespace FundsCheck;

/// <summary>A custom fact as a rule set declares it: known and of the declared type, or unknown.</summary>
/// <param name="Name">Its name in the rule set (<c>x.…</c>).</param>
/// <param name="Type">The declared type.</param>
/// <param name="Value">The fact of the host.</param>
public sealed record CustomFactValue(string Name, CustomFactType Type, Fact<CustomFact> Value);
