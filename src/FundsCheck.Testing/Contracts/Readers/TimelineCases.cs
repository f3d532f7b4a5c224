using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>Timelines of debits.</summary>
internal static class TimelineCases
{
    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<ReaderUnderTest> All { get; } = new()
    {
        A_new_id_has_no_timeline,
        A_timeline_has_every_revision_and_every_event_in_order,
        A_repeated_event_and_an_existing_decision_add_nothing_to_a_timeline,
        A_timeline_does_not_contain_the_debit_that_presents_it_again,
        A_cancelled_search_for_a_timeline_ends,
    };

    private static async Task A_new_id_has_no_timeline(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));

        Expect.Equal(null, await reader.FindTimelineAsync("d-2"));
    }

    private static async Task A_timeline_has_every_revision_and_every_event_in_order(ReaderUnderTest reader)
    {
        var store = reader.Store;
        var first = await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.DecideAsync(ContractRecords.Debit("d-2"), Outcome.Review);
        var second = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review, Start.AddHours(2));
        var approved = await store.RecordAsync("d-1", ContractEvents.Approved, Start.AddHours(2));
        await store.RecordAsync("d-2", ContractEvents.Rejected, Start.AddHours(2));
        var sent = await store.RecordAsync("d-1", new DebitEvent.Sent(Start.AddHours(3)));

        var timeline = Expect.Is<DebitTimeline>(await reader.FindTimelineAsync("d-1"));

        Expect.Equal(2, timeline.Decisions.Count);
        Expect.Record(first.Record, timeline.Decisions[0]);
        Expect.Record(second.Record, timeline.Decisions[1]);
        Expect.Sequence([approved.Event, sent.Event], timeline.Events);
    }

    private static async Task A_repeated_event_and_an_existing_decision_add_nothing_to_a_timeline(ReaderUnderTest reader)
    {
        for (var time = 0; time < 2; time++)
        {
            await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        }

        for (var time = 0; time < 2; time++)
        {
            await reader.Store.RecordAsync("d-1", ContractEvents.Approved);
        }

        var timeline = Expect.Is<DebitTimeline>(await reader.FindTimelineAsync("d-1"));

        Expect.Equal((1, 1), (timeline.Decisions.Count, timeline.Events.Count));
    }

    private static async Task A_timeline_does_not_contain_the_debit_that_presents_it_again(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        await reader.Store.RecordAsync("d-1", ContractEvents.Sent);
        await reader.Store.RecordAsync("d-1", ContractEvents.Returned);
        var retry = ContractRecords.Debit("d-2") with { Attempt = 2, LastReturn = "R01", RetryOf = "d-1" };
        await reader.Store.DecideAsync(retry, Outcome.Accept, Start.AddDays(3));

        var timeline = Expect.Is<DebitTimeline>(await reader.FindTimelineAsync("d-1"));

        Expect.Sequence(["d-1"], timeline.Decisions.Select(decision => decision.Debit.Id));
        Expect.Sequence(["sent", "returned"], timeline.Events.Select(recorded => recorded.Event.ToName()));
    }

    private static async Task A_cancelled_search_for_a_timeline_ends(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));

        await Expect.ThrowsAsync<OperationCanceledException>(() => reader.FindTimelineAsync("d-1", new CancellationToken(canceled: true)));
    }
}
