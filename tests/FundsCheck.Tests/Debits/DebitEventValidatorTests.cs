using FundsCheck.Tests.Checking;
namespace FundsCheck.Tests.Debits;

public sealed class DebitEventValidatorTests
{
    public static TheoryData<DebitEvent, string> Wrong() => new()
    {
        { new DebitEvent.Approved("", "because"), "*who approved or rejected*" },
        { new DebitEvent.Approved(new string('a', 101), "because"), "*who approved or rejected*" },
        { new DebitEvent.Approved("somebody", " "), "*why the review*" },
        { new DebitEvent.Rejected("some\nbody", "because"), "*who approved or rejected*" },
        { new DebitEvent.Rejected("somebody", new string('a', 501)), "*why the review*" },
        { new DebitEvent.Approved("some\u202ebody", "because"), "*who approved or rejected*" },
        { new DebitEvent.Approved("somebody", "\u200b\u200d"), "*why the review*" },
        { new DebitEvent.Approved("somebody", "\u001b[2Jbecause"), "*why the review*" },
        { new DebitEvent.Sent(Host.Start, DateOnly.MaxValue), "*at most 366 days away*" },
        { new DebitEvent.Sent(Host.Start, DateOnly.MinValue), "*at most 366 days away*" },
        { new DebitEvent.Returned(Host.Start, "R00"), "*return code*" },
        { new DebitEvent.Returned(Host.Start, "R61"), "*return code*returns to the originator*" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task An_impossible_event_is_refused_and_changes_nothing(DebitEvent what, string problem)
    {
        using var host = new Host().Holding(1000m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        var record = () => host.Checker.RecordAsync("d-1", what);

        (await record.Should().ThrowAsync<ArgumentException>()).WithMessage(problem);
        (await host.Checker.RecordAsync("d-1", new DebitEvent.Sent(Host.Start, new DateOnly(2026, 11, 27)))).Revision.Should().Be(1);
    }
}
