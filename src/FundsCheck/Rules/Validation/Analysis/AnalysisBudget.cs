namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Counts the steps of an analysis; each step tries one set of facts.</summary>
public sealed class AnalysisBudget(int stepsMax)
{
    internal int Steps { get; private set; }

    internal bool IsSpent => Steps >= stepsMax;

    /// <exception cref="AnalysisBudgetException">No steps are left.</exception>
    internal void Spend()
    {
        if (IsSpent)
        {
            throw new AnalysisBudgetException();
        }

        Steps++;
    }
}
