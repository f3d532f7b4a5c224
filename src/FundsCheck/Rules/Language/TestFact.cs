namespace FundsCheck.Rules.Language;

/// <summary>A fact that a test states, in the form of the file: bare for numbers and booleans; null for unknown.</summary>
public sealed record TestFact(string Name, string? Value, bool IsBare);
