namespace FundsCheck.Cli.Rules;

/// <summary>The options of <c>rules test</c>.</summary>
internal sealed record TestSettings(bool MeasuresCoverage, int CoverageMin, bool Suggests, bool IsJson);
