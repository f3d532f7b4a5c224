using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Decisions;

/// <summary>Recorded decisions that differ from their replay, as text.</summary>
internal static class DifferenceText
{
    public static void Write(Terminal terminal, string path, IReadOnlyList<ReplayedDecision> differing)
    {
        foreach (var (decision, differences) in differing)
        {
            terminal.Out.WriteShown($"{path}:{decision.Line}: {decision} differs");
            foreach (var difference in differences)
            {
                terminal.Out.WriteShown($"  {difference}");
            }
        }
    }
}
