namespace FundsCheck.Testing.Tests.Auditing;

internal sealed partial class GoldenLog
{
    private async Task EventsAsync()
    {
        var at = host.Now.AddTicks(-7).ToOffset(TimeSpan.FromHours(2));
        var day = DateOnly.FromDateTime(host.Now.UtcDateTime).AddDays(1);
        var timelines = new (string Id, bool IsReview, DebitEvent[] Events)[]
        {
            ("sent", false, [new DebitEvent.Sent(at)]),
            ("settled", false, [new DebitEvent.Sent(at, day), new DebitEvent.Settled(host.Now)]),
            ("returned", false, [new DebitEvent.Sent(at), new DebitEvent.Settled(at), new DebitEvent.Returned(host.Now, "R01")]),
            ("returned-unsettled", false, [new DebitEvent.Sent(at), new DebitEvent.Returned(null, "R85")]),
            ("timeless", false, [new DebitEvent.Sent(), new DebitEvent.Settled()]),
            ("cancelled", false, [new DebitEvent.Cancelled()]),
            ("sent-and-cancelled", false, [new DebitEvent.Sent(at), new DebitEvent.Cancelled()]),
            ("approved", true, [new DebitEvent.Approved("Zoë Ångström", "spoke to the customer: \"yes\" \\ 電話 ☎️")]),
            ("approved-and-settled", true, [new DebitEvent.Approved("a", "b"), new DebitEvent.Sent(at), new DebitEvent.Settled(at)]),
            ("rejected", true, [new DebitEvent.Rejected(new string('w', 100), new string('y', 500))]),
        };
        foreach (var (id, isReview, events) in timelines)
        {
            host.Clock.Advance(TimeSpan.FromTicks(1));
            await CheckAsync(
                Debit(id, "10.00 USD"),
                isReview
                    ? new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN"))
                    : Read(GoldenReadings.Plain(host.Now)));
            foreach (var what in events)
            {
                await host.RecordAsync(id, what);
            }
        }

        await CheckAsync(Debit("after-events", "10.00 USD") with { RuleSet = "unicode" }, Read(GoldenReadings.Plain(host.Now)));
    }

    private async Task RevisionsAsync()
    {
        var down = new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN"));
        await CheckAsync(Debit("revised", "700.00 USD", "reviser"), down);
        await CheckAsync(Debit("revised", "700.00 USD", "reviser"), down);
        await CheckAsync(Debit("revised", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await CheckAsync(
            Debit("revised", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now) with { Available = 1m, Current = 1m }));
        await CheckAsync(Debit("beside-it", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Advance(TimeSpan.FromHours(1));
        await CheckAsync(Debit("revised", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now) with { Available = 9_000m }));
        await CheckAsync(
            Debit("revised", "700.00 USD", "reviser"), Read(GoldenReadings.Plain(host.Now) with { Available = 9_000m, Current = null }));
    }

    /// <summary>A debit that came back and is presented again, and one whose earlier attempts are not on record.</summary>
    private async Task RetriesAsync()
    {
        await CheckAsync(Debit("first", "10.00 USD", "retrier"), Read(GoldenReadings.Plain(host.Now)));
        await host.RecordAsync("first", new DebitEvent.Sent());
        await host.RecordAsync("first", new DebitEvent.Returned(null, "R01"));
        var second = Debit("second", "10.00 USD", "retrier") with { Attempt = 2, LastReturn = "R01", RetryOf = "first" };
        await CheckAsync(second, Read(GoldenReadings.Plain(host.Now)));
        await CheckAsync(second with { Id = "unverified", RetryOf = "not-here" }, Read(GoldenReadings.Plain(host.Now)));
    }

    /// <summary>The clock is set back for a while, and a debit is decided and sent by it.</summary>
    private async Task PostingDelaysAsync()
    {
        await CheckAsync(Debit("posted-soon", "10.00 USD", "soon"), Read(GoldenReadings.Plain(host.Now)));
        await CheckAsync(Debit("posted-soon-same-day", "10.00 USD", "soon") with { SameDay = true }, Read(GoldenReadings.Plain(host.Now)));
    }

    private async Task ClockAsync()
    {
        await CheckAsync(Debit("before-the-jump", "10.00 USD", "jumper"), Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Ahead = TimeSpan.FromDays(-3);
        await CheckAsync(Debit("while-back", "10.00 USD", "jumper"), Read(GoldenReadings.Plain(host.Now)));
        await host.RecordAsync("while-back", new DebitEvent.Sent());
        await CheckAsync(Debit("before-the-jump", "10.00 USD", "jumper"), Read(GoldenReadings.Plain(host.Now)));
        host.Clock.Ahead = TimeSpan.Zero;
        await CheckAsync(Debit("after-the-jump", "10.00 USD", "jumper"), Read(GoldenReadings.Plain(host.Now)));
    }
}
