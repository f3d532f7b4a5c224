using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>A log with every kind of line, of two rule sets, over many restarts.</summary>
internal static class OddLog
{
    private static readonly RuleSet Other = RuleSet.Parse(
        Encoding.UTF8.GetBytes(RuleSet.Default.CanonicalText.Replace("\"version\":\"", "\"version\":\"1", StringComparison.Ordinal)),
        "other.json");

    public static async Task FillAsync(LogHost host, Random random, int count)
    {
        var statuses = (IConnectionStatusStore)host.Store;
        for (var number = 0; number < count; number++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(random.Next(600)));
            switch (random.Next(6))
            {
                case 0:
                    await statuses.TrySetAsync(
                        new ConnectionStatus($"item-{random.Next(3)}") { ChangedAt = host.Clock.GetUtcNow() }, default);
                    break;
                case 1 when random.Next(3) == 0:
                    host.RuleSet = host.RuleSet == RuleSet.Default ? Other : RuleSet.Default;
                    host.Stop();
                    statuses = (IConnectionStatusStore)host.Store;
                    break;
                default:
                    var decision = await host.CheckAsync($"debit-{number}", 1m + random.Next(50), available: 100_000m);
                    if (decision.Outcome == Outcome.Accept && random.Next(2) == 0)
                    {
                        await host.Checker.RecordAsync($"debit-{number}", random.Next(2) == 0
                            ? new DebitEvent.Sent(host.Clock.GetUtcNow())
                            : new DebitEvent.Cancelled());
                    }

                    break;
            }
        }
    }
}
