namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Something that must not happen to any file.</summary>
/// <param name="Kind">What of it stays the same while the file is made smaller.</param>
/// <param name="Sentence">What happened.</param>
internal sealed record FuzzBreach(string Kind, string Sentence);
