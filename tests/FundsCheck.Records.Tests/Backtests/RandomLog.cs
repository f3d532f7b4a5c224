using FundsCheck.DecisionLog.Tests;
using FundsCheck.Records.Tests.Format;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Records.Tests.Backtests;

/// <summary>A log of random debits with random events, decided repeatedly by one of several rule sets.</summary>
internal sealed class RandomLog(int seed) : IDisposable
{
    private const int Steps = 240;
    private const int DebitsMax = 60;

    private readonly Random random = new(seed);
    private readonly LogHost host = new();
    private readonly Dictionary<string, ProposedDebit> debits = new(StringComparer.Ordinal);

    public string Path => host.Path;

    /// <summary>How many events the store refused.</summary>
    public int Refused { get; private set; }

    /// <summary>How many debits were checked again that may no longer be initiated.</summary>
    public int Closed { get; private set; }

    public async Task<RandomLog> WriteAsync(params RuleSet[] ruleSets)
    {
        var maker = new RecordMaker(random);
        for (var step = 0; step < Steps; step++)
        {
            if (step % 40 == 0)
            {
                host.Stop();
                host.RuleSet = ruleSets[step / 40 % ruleSets.Length];
            }

            host.Clock.Advance(TimeSpan.FromMinutes(random.Next(90)));
            var id = $"d-{random.Next(DebitsMax)}";
            await (debits.ContainsKey(id) && random.Chance(70) ? RecordAsync(id) : CheckAsync(id, maker));
        }

        host.Stop();
        return this;
    }

    public void Dispose() => host.Dispose();

    private async Task CheckAsync(string id, RecordMaker maker)
    {
        if (!debits.TryGetValue(id, out var debit))
        {
            debit = debits[id] = maker.Debit(id) with
            {
                Attempt = 1,
                EffectiveDate = null,
                Amount = new Money(random.Next(1, random.Chance(60) ? 200_00 : 5_000_00) / 100m, Currency.Usd),
            };
        }

        // The maker's balances are wild ones, of which hardly any is accepted.
        var account = debit.Account.SourceAccountId;
        var plain = host.BalanceOf(random.Next(100_00, 10_000_00) / 100m) with
        {
            AccountId = account,
            Current = random.Next(100_00, 10_000_00) / 100m,
        };
        try
        {
            await host.Checker.CheckAsync(debit, random.Chance(30) ? maker.Reading(account) : new BalanceReading.Succeeded(plain));
        }
        catch (DebitClosedException)
        {
            Closed++;
        }
    }

    private DebitEvent.Returned ReturnedAt(DateTimeOffset now) => new(now, random.Pick(["R01", "R09", "R10"]));

    private async Task RecordAsync(string id)
    {
        var now = host.Clock.GetUtcNow();
        DebitEvent[] events =
        [
            new DebitEvent.Approved("someone", "because"), new DebitEvent.Rejected("someone", "because"), new DebitEvent.Sent(now),
            new DebitEvent.Sent(now),
            new DebitEvent.Sent(now), new DebitEvent.Settled(now), ReturnedAt(now), ReturnedAt(now), ReturnedAt(now),
            new DebitEvent.Cancelled(),
        ];
        try
        {
            await host.Checker.RecordAsync(id, random.Pick(events));
        }
        catch (DebitEventRefusedException)
        {
            Refused++;
        }
    }
}
