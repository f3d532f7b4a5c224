using FundsCheck.Rules;

namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Writes a log of odd debits, many at once, with events of some of them and repeated checks of others.</summary>
internal sealed class OddLog(LogWriterHost host, Random random, OddDebits debits)
{
    private const int AtOnce = 128;

    /// <summary>How many decisions of each outcome there are.</summary>
    public Dictionary<Outcome, int> Outcomes { get; } = new() { [Outcome.Accept] = 0, [Outcome.Review] = 0, [Outcome.Decline] = 0 };

    public static async Task<OddLog> WriteAsync(string path, int seed, int decisions)
    {
        var catalog = RuleSetCatalog.Load(Logs.PathOf("policies"), "ach-debit");
        var random = new Random(seed);
        using var host = new LogWriterHost(path);
        host.Start(catalog, options => options.MayApproveUnread = true);
        var ruleSets = catalog.InForce(DateTimeOffset.UnixEpoch).OrderBy(ruleSet => ruleSet.Identity.Name, StringComparer.Ordinal);
        var drawn = new OddDebits(random, [.. ruleSets]);
        var log = new OddLog(host, random, drawn);
        var count = 0;
        var before = new List<ProposedDebit>();
        while (log.Outcomes.Values.Sum() < decisions)
        {
            host.Clock.Advance(TimeSpan.FromTicks(random.NextInt64(TimeSpan.TicksPerHour)));
            var batch = Enumerable.Range(0, AtOnce).Select(_ => drawn.Debit(count++, host.Now)).ToList();
            await log.CheckAsync([.. batch, .. before]);
            before = [.. batch.Where(debit => debit.EffectiveDate is null && random.Next(10) == 0)];
        }

        return log;
    }

    private async Task CheckAsync(List<ProposedDebit> batch)
    {
        var decisions = (await Task.WhenAll(batch.Select(CheckAsync))).OfType<FundsDecision>().ToList();
        foreach (var decision in decisions.Where(decision => !decision.IsExisting))
        {
            Outcomes[decision.Outcome]++;
        }

        await Task.WhenAll(decisions.Where(_ => random.Next(6) == 0).Select(RecordAsync));
    }

    private async Task<FundsDecision?> CheckAsync(ProposedDebit debit)
    {
        try
        {
            return await host.Checker.CheckAsync(debit, debits.Reading(debit, host.Now));
        }
        catch (DebitClosedException)
        {
            return null;
        }
    }

    private async Task RecordAsync(FundsDecision decision)
    {
        DebitEvent[] events = decision.Outcome switch
        {
            Outcome.Accept => debits.Pick<DebitEvent[]>([
                [new DebitEvent.Cancelled()],
                [new DebitEvent.Sent(host.Now)],
                [new DebitEvent.Sent(host.Now), new DebitEvent.Settled(host.Now)],
                [new DebitEvent.Sent(host.Now), new DebitEvent.Returned(host.Now, "R01")],
            ]),
            Outcome.Review => debits.Pick<DebitEvent[]>([[new DebitEvent.Approved("a", "b")], [new DebitEvent.Rejected("a", "b")]]),
            _ => [],
        };
        try
        {
            foreach (var what in events)
            {
                await host.RecordAsync(decision.DebitId, what);
            }
        }
        catch (DebitEventRefusedException)
        {
            // An existing decision with events of its own.
        }
    }
}
