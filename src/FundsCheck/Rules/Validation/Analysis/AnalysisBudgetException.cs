namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>An analysis took more steps than it may.</summary>
#pragma warning disable CA1064 // It never leaves the analysis.
public sealed class AnalysisBudgetException : Exception;
#pragma warning restore CA1064
