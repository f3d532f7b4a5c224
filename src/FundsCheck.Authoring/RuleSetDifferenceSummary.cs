namespace FundsCheck.Authoring;

/// <summary>The numbers of changes between two rule sets.</summary>
/// <param name="Looser">The looser regions and settings.</param>
/// <param name="Stricter">The stricter regions and settings.</param>
/// <param name="ReasonsOnly">The regions whose outcome stays and whose reasons or texts change.</param>
public sealed record RuleSetDifferenceSummary(int Looser, int Stricter, int ReasonsOnly);
