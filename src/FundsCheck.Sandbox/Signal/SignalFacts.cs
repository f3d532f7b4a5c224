namespace FundsCheck.Sandbox;

/// <summary>The data that the rules of a ruleset judge; null where the bank or Plaid has none.</summary>
internal sealed record SignalFacts(decimal Amount, decimal? Available, decimal? Current, SandboxScores? Scores)
{
    /// <summary>The balance as a share of the amount, by the current balance where no available balance is known.</summary>
    public decimal? Ratio => (Available ?? Current) / Amount;
}
