using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// No bank settles on a day that is past: an entry that goes out with such a date settles on a later one. Its hold must not end by the date
/// it had.
/// </summary>
public sealed class PastEffectiveDateTests : IDisposable
{
    private static readonly DateTimeOffset FridayMorning = new(2026, 11, 20, 11, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(FridayMorning);
    private readonly CheckHost host;

    public PastEffectiveDateTests() => host = CheckHost.Start(log: null, clock);

    [Fact]
    public async Task A_review_approved_after_its_date_is_held_until_it_can_have_posted()
    {
        (await CheckAsync("d-1", new DateOnly(2026, 11, 20), available: null)).Outcome.Should().Be(Outcome.Review);
        clock.Advance(new DateTimeOffset(2026, 11, 22, 23, 30, 0, TimeSpan.Zero) - FridayMorning);
        await host.Checker.RecordAsync("d-1", new DebitEvent.Approved("somebody", "the customer called"));
        await host.Checker.RecordAsync("d-1", new DebitEvent.Sent(clock.GetUtcNow()));

        // Monday, 00:30 UTC: no bank has opened since.
        clock.Advance(TimeSpan.FromHours(1));

        (await CheckAsync("d-2", null, available: 100m)).Outcome.Should().NotBe(Outcome.Accept);
    }

    [Fact]
    public async Task An_accept_sent_after_its_date_is_held_until_it_can_have_posted()
    {
        // Thursday is not past yet somewhere on earth, so the debit is valid; sent on Friday, it settles on Friday or Monday, and is posted
        // a day later.
        (await CheckAsync("d-1", new DateOnly(2026, 11, 19), available: 100m)).Outcome.Should().Be(Outcome.Accept);
        await host.Checker.RecordAsync("d-1", new DebitEvent.Sent(clock.GetUtcNow()));

        // Sunday, 00:30 UTC.
        clock.Advance(new DateTimeOffset(2026, 11, 22, 0, 30, 0, TimeSpan.Zero) - FridayMorning);

        (await CheckAsync("d-2", null, available: 100m)).Outcome.Should().NotBe(Outcome.Accept);
    }

    public void Dispose() => host.Dispose();

    private Task<FundsDecision> CheckAsync(string id, DateOnly? effectiveDate, decimal? available) => host.Checker.CheckAsync(
        Usual.Debit(id, 60m) with { EffectiveDate = effectiveDate },
        new BalanceReading.Succeeded(Usual.Balance(100m, clock.GetUtcNow()) with { Available = available }));
}
