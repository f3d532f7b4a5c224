namespace FundsCheck.Sandbox;

/// <summary>The scores of Signal, 1 (low risk) to 99.</summary>
internal sealed record SandboxScores(int BankInitiated, int CustomerInitiated)
{
    public static SandboxScores Low { get; } = new(12, 9);
}
