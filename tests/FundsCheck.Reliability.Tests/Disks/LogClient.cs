using System.Collections.Concurrent;
using FundsCheck.Records;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Disks;

/// <summary>
/// Checks debits over a log, keeps every acknowledged outcome, and checks all of the debits again when the log is reopened.
/// </summary>
internal sealed class LogClient(string log)
{
    private const decimal Balance = 1_000_000m;
    private const int AttemptsMax = 30_000;

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentDictionary<string, Outcome> acknowledged = new();

    public int AcknowledgedCount => acknowledged.Count;

    public CheckHost Open() => CheckHost.Start(log, clock);

    public async Task<FundsDecision> CheckAsync(CheckHost host, string id)
    {
        var decision = await host.Checker.CheckAsync(
            Usual.Debit(id, 1m), new BalanceReading.Succeeded(Usual.Balance(Balance, clock.GetUtcNow())));
        acknowledged[id] = decision.Outcome;
        return decision;
    }

    /// <summary>Waits until a store has opened its log again by itself.</summary>
    public async Task UntilOpenAgainAsync(CheckHost host)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            try
            {
                await CheckAsync(host, "d-0");
                return;
            }
            catch (DecisionNotRecordedException)
            {
                await Task.Delay(1);
            }
        }

        throw new InvalidOperationException("the store did not open its log again");
    }

    /// <summary>Opens the log, finds every outcome in it, adds one decision, and verifies the chain.</summary>
    public async Task MustBeWholeAsync()
    {
        using (var host = Open())
        {
            foreach (var (id, outcome) in acknowledged)
            {
                var again = await CheckAsync(host, id);
                (again.IsExisting, again.Outcome).Should().Be((true, outcome), "{0} was acknowledged, so it is in the log", id);
            }

            var next = await CheckAsync(host, $"after-{acknowledged.Count}");
            next.IsExisting.Should().BeFalse();
            (next.Record.Holds.NotYetPosted.Amount, next.Record.Holds.Count)
                .Should().Be((next.Record.Holds.Count, next.Record.Holds.Count));
            next.Record.Holds.Count.Should().BeGreaterThanOrEqualTo(acknowledged.Count - 1);
        }

        var proof = RecordFile.Verify(log);
        (proof.IncompleteBytes, proof.Differing).Should().Be((0, 0));
        proof.Decisions.Should().BeGreaterThanOrEqualTo(acknowledged.Count);
    }
}
