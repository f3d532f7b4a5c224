using System.Globalization;
using FundsCheck.Records;
using FundsCheck.Reliability.Tests.Callers;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Kills;

/// <summary>Verifies a log after a kill.</summary>
internal sealed class Aftermath(string log)
{
    private const decimal Balance = 100m;

    private readonly Dictionary<string, string> acknowledged = [];

    public int AcknowledgedCount => acknowledged.Count;

    /// <summary>Opens the log as the next start does, finds every acknowledged decision, and verifies the log.</summary>
    /// <param name="child">The child that was killed.</param>
    /// <param name="cancelled">How many of the debits that were accepted are cancelled, so that the next child has something to
    /// spend.</param>
    public async Task MustBeWholeAsync(KilledChild child, int cancelled)
    {
        child.Odd.Should().BeEmpty("each line is a decision");
        using (var host = CheckHost.Start(log, TimeProvider.System))
        {
            foreach (var (id, outcome) in child.Acknowledged)
            {
                acknowledged.Add(id, outcome);
                var again = await host.Checker.CheckAsync(
                    Usual.Debit(id, 1m, KilledChild.Account),
                    new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")));
                (again.IsExisting, again.Outcome.ToString().ToLowerInvariant())
                    .Should().Be((true, outcome), "{0} was told before the kill", id);
            }

            foreach (var id in child.Acknowledged.Where(answer => answer.Value == "accept").Select(answer => answer.Key).Take(cancelled))
            {
                await host.Checker.RecordAsync(id, new DebitEvent.Cancelled());
            }
        }

        MustBeWhole();
    }

    /// <summary>
    /// Every acknowledged decision is in the log once, the chain is complete, and no line spends what earlier lines spent.
    /// </summary>
    private void MustBeWhole()
    {
        var proof = RecordFile.Verify(log);
        proof.Differing.Should().Be(0);
        var live = new HashSet<string>();
        var decided = new Dictionary<string, string>();
        foreach (var line in JsonLog.Read(log))
        {
            if (line.What == "cancelled")
            {
                live.Remove(line.Id).Should().BeTrue("{0} is cancelled once", line.Id);
                continue;
            }

            decided.TryAdd(line.Id, line.What).Should().BeTrue("{0} is decided once", line.Id);
            line.Revision.Should().Be(1, "{0} is decided once", line.Id);
            line.Held.Should().Be(live.Count, "{0} saw what was held when it was decided", line.Id);
            line.What
                .Should().Be(
                    live.Count + 1m <= Balance ? "accept" : "decline", "{0}: line {1}", line.Id,
                    decided.Count.ToString(CultureInfo.InvariantCulture));
            if (line.What == "accept")
            {
                live.Add(line.Id);
            }
        }

        (proof.Decisions, proof.IncompleteBytes).Should().Be((decided.Count, 0));
        acknowledged.Where(answer => decided.GetValueOrDefault(answer.Key) != answer.Value)
            .Should().BeEmpty("what was told is in the log as it was told");
    }
}
