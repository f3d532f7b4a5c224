namespace FundsCheck.Rules.Schema;

/// <summary>A word that a rule file may write.</summary>
/// <param name="Name">The word.</param>
/// <param name="Sentence">What an editor shows beside it; code in backticks.</param>
internal sealed record SchemaTerm(string Name, string Sentence);
