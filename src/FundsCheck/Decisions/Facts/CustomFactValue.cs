namespace FundsCheck;

/// <summary>A fact of the host's own as a rule set declares it: known and of the declared type, or unknown.</summary>
/// <param name="Name">Its name in the rule set (<c>x.…</c>).</param>
/// <param name="Type">The declared type: <c>integer</c>, <c>money</c>, <c>percent</c>, <c>boolean</c>, <c>text</c> or
/// <c>duration</c>.</param>
/// <param name="Value">Its value in the form of rule files.</param>
public sealed record CustomFactValue(string Name, string Type, Fact<string> Value);
