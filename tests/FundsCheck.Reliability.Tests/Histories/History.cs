namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>A sequence of steps.</summary>
internal sealed record History(int Seed, Setup Setup, IReadOnlyList<Step> Steps)
{
    public override string ToString() =>
        string.Join(
            Environment.NewLine,
            [$"seed {Seed}, {Steps.Count} steps", Setup.ToString(), .. Steps.Select((step, number) => $"  {number + 1}. {step}")]);
}
