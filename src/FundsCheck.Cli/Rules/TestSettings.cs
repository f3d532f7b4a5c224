namespace FundsCheck.Cli.Rules;

/// <summary>What <c>rules test</c> was asked for beside the tests themselves.</summary>
internal sealed record TestSettings(bool TellsCoverage, int CoverageMin, bool Suggests);
