using FundsCheck.Holds;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog.Tests.Archiving;

public sealed class CarriedDebitsTests : IDisposable
{
    private readonly LogHost host = new();

    [Fact]
    public async Task Debits_that_present_one_another_again_are_carried_together()
    {
        LogEntry[] entries =
        [
            await DecideAsync("first"), await DecideAsync("second", "first"), await DecideAsync("third", "second"),
            await DecideAsync("other"),
        ];
        var carried = new CarriedDebits(hash => hash == StableHash.Of("third"));
        foreach (var entry in entries)
        {
            carried.Add(entry);
        }

        carried.Close();

        entries.Select(carried.Has).Should().Equal(true, true, true, false);
    }

    [Fact]
    public async Task A_debit_whose_hold_ended_late_is_carried()
    {
        var end = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
        var holds = new HoldIndex();
        holds.Add(1, new IndexedHold("late", new Money(1m, Currency.Usd), end, end));
        holds.Add(1, new IndexedHold("early", new Money(1m, Currency.Usd), end, end - TimeSpan.FromMinutes(1)));
        var carried = new CarriedDebits(_ => false);

        carried.Add(holds, end - TimeSpan.FromSeconds(1));
        carried.Close();

        (carried.Has(await DecideAsync("late")), carried.Has(await DecideAsync("early"))).Should().Be((true, false));
    }

    public void Dispose() => host.Dispose();

    private async Task<LogEntry> DecideAsync(string id, string? retryOf = null)
    {
        var record = (await host.CheckAsync(id, 1m)).Record;
        return new LogEntry.Decided(record with { Debit = record.Debit with { RetryOf = retryOf } });
    }
}
