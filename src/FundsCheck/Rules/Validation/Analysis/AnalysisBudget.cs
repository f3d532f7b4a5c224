namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Counts the steps of an analysis: one for each set of facts that is tried.</summary>
public sealed class AnalysisBudget(int stepsMax)
{
    internal int Steps { get; private set; }

    internal bool IsSpent => Steps >= stepsMax;

    /// <exception cref="AnalysisBudgetException">The steps are spent.</exception>
    internal void Spend()
    {
        if (IsSpent)
        {
            throw new AnalysisBudgetException();
        }

        Steps++;
    }
}
