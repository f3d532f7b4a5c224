namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>An analysis took more steps than it may.</summary>
#pragma warning disable CA1064 // It never leaves the analysis.
internal sealed class AnalysisBudgetException : Exception;
#pragma warning restore CA1064
