using System.Text;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>Recorded decisions by time, outcome and rule set.</summary>
internal static class StoredDecisionCases
{
    private const int Decisions = 7;

    private static readonly DateTimeOffset Start = ContractRecords.Start;

    private static readonly RuleSet Another = RuleSet.Parse(
        Encoding.UTF8.GetBytes(RuleSet.Default.CanonicalText.Replace(
            $"\"{RuleSet.Default.Identity.Name}\"", "\"another\"", StringComparison.Ordinal)),
        "another.json");

    public static ContractSuite<ReaderUnderTest> All { get; } = new()
    {
        A_new_store_has_no_decision,
        Decisions_are_in_the_order_of_their_records,
        Every_revision_is_a_decision_and_no_event_is,
        Decisions_are_filtered_by_time,
        { Decisions_are_filtered_by_outcome, Outcome.Accept },
        { Decisions_are_filtered_by_outcome, Outcome.Review },
        { Decisions_are_filtered_by_outcome, Outcome.Decline },
        Decisions_are_filtered_by_rule_set,
        All_filters_count_together,
        { Every_page_size_gives_the_same_decisions, 1 },
        { Every_page_size_gives_the_same_decisions, 2 },
        { Every_page_size_gives_the_same_decisions, 3 },
        { Every_page_size_gives_the_same_decisions, Decisions },
        { Every_page_size_gives_the_same_decisions, Decisions + 1 },
        A_decision_that_is_recorded_during_an_enumeration_does_not_disturb_it,
        { A_text_that_is_no_position_of_decisions_is_an_argument_exception, "" },
        { A_text_that_is_no_position_of_decisions_is_an_argument_exception, "no position" },
        { A_page_of_no_decision_is_out_of_range, 0 },
        { A_page_of_no_decision_is_out_of_range, -1 },
        A_cancelled_enumeration_of_decisions_ends,
    };

    private static async Task A_new_store_has_no_decision(ReaderUnderTest reader)
    {
        Expect.Sequence([], await reader.DecidedIdsAsync(new DecisionQuery()));
    }

    private static async Task Decisions_are_in_the_order_of_their_records(ReaderUnderTest reader)
    {
        // The clock was set back between the first two.
        var first = await reader.Store.DecideAsync(ContractRecords.Debit("d-3"), Outcome.Accept, Start.AddMinutes(1));
        var second = await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        var third = await reader.Store.DecideAsync(ContractRecords.Debit("d-2"), Outcome.Decline);

        var decisions = await reader.ReadDecisionsAsync(new DecisionQuery());

        Expect.Equal(3, decisions.Count);
        Expect.Record(first.Record, decisions[0].Record);
        Expect.Record(second.Record, decisions[1].Record);
        Expect.Record(third.Record, decisions[2].Record);
    }

    private static async Task Every_revision_is_a_decision_and_no_event_is(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review, Start.AddHours(2));
        await reader.Store.RecordAsync("d-1", ContractEvents.Approved, Start.AddHours(2));

        var decisions = await reader.ReadDecisionsAsync(new DecisionQuery());

        Expect.Sequence([1, 2], decisions.Select(decision => decision.Record.Revision));
    }

    private static async Task Decisions_are_filtered_by_time(ReaderUnderTest reader)
    {
        for (var minute = 0; minute < 4; minute++)
        {
            await reader.Store.DecideAsync(
                ContractRecords.Debit(FormattableString.Invariant($"d-{minute}")), Outcome.Accept, Start.AddMinutes(minute));
        }

        Expect.Sequence(["d-2", "d-3"], await reader.DecidedIdsAsync(new DecisionQuery { From = Start.AddMinutes(2) }));
        Expect.Sequence(["d-0", "d-1"], await reader.DecidedIdsAsync(new DecisionQuery { Until = Start.AddMinutes(2) }));
        Expect.Sequence(
            ["d-1", "d-2"], await reader.DecidedIdsAsync(new DecisionQuery { From = Start.AddMinutes(1), Until = Start.AddMinutes(3) }));
        Expect.Sequence([], await reader.DecidedIdsAsync(new DecisionQuery { From = Start, Until = Start }));
    }

    private static async Task Decisions_are_filtered_by_outcome(ReaderUnderTest reader, Outcome outcome)
    {
        foreach (var decided in (Outcome[])[Outcome.Accept, Outcome.Review, Outcome.Decline])
        {
            await reader.Store.DecideAsync(ContractRecords.Debit(decided.ToName()), decided);
        }

        Expect.Sequence([outcome.ToName()], await reader.DecidedIdsAsync(new DecisionQuery { Outcome = outcome }));
    }

    private static async Task Decisions_are_filtered_by_rule_set(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        await DecideByAnotherAsync(reader, "d-2", Outcome.Accept, Start);

        Expect.Sequence(["d-1"], await reader.DecidedIdsAsync(new DecisionQuery { RuleSet = RuleSet.Default.Identity.Name }));
        Expect.Sequence(["d-2"], await reader.DecidedIdsAsync(new DecisionQuery { RuleSet = "another" }));
        Expect.Sequence([], await reader.DecidedIdsAsync(new DecisionQuery { RuleSet = "ANOTHER" }));
    }

    private static async Task All_filters_count_together(ReaderUnderTest reader)
    {
        await DecideByAnotherAsync(reader, "d-1", Outcome.Review, Start);
        await DecideByAnotherAsync(reader, "d-2", Outcome.Accept, Start.AddMinutes(1));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-3"), Outcome.Review, Start.AddMinutes(1));
        await DecideByAnotherAsync(reader, "d-4", Outcome.Review, Start.AddMinutes(1));
        await DecideByAnotherAsync(reader, "d-5", Outcome.Review, Start.AddMinutes(1));
        await DecideByAnotherAsync(reader, "d-6", Outcome.Review, Start.AddMinutes(2));
        var query = new DecisionQuery
        {
            From = Start.AddMinutes(1),
            Until = Start.AddMinutes(2),
            Outcome = Outcome.Review,
            RuleSet = "another",
        };

        var first = (await reader.ReadDecisionsAsync(query with { MaxCount = 1 })).Single();

        Expect.Equal("d-4", first.Record.Debit.Id);
        Expect.Sequence(["d-5"], await reader.DecidedIdsAsync(query with { After = first.Position }));
    }

    private static async Task Every_page_size_gives_the_same_decisions(ReaderUnderTest reader, int size)
    {
        for (var number = 0; number < Decisions; number++)
        {
            var id = FormattableString.Invariant($"{number}");
            await reader.Store.DecideAsync(ContractRecords.Debit("accept-" + id));
            await reader.Store.DecideAsync(ContractRecords.Debit("decline-" + id), Outcome.Decline);
            await reader.Store.RecordAsync("accept-" + id, ContractEvents.Sent);
        }

        var (read, query) = (new List<string>(), new DecisionQuery { Outcome = Outcome.Accept, MaxCount = size });

        // A store that repeats a page would never come to the end.
        while (read.Count <= Decisions && await reader.ReadDecisionsAsync(query) is { Count: > 0 } page)
        {
            Expect.True(page.Count <= size, $"at most {size} decisions");
            read.AddRange(page.Select(decision => decision.Record.Debit.Id));
            query = query with { After = page[^1].Position };
        }

        Expect.Sequence(Enumerable.Range(0, Decisions).Select(number => FormattableString.Invariant($"accept-{number}")), read);
    }

    private static async Task A_decision_that_is_recorded_during_an_enumeration_does_not_disturb_it(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-2"));
        var read = new List<string>();
        await foreach (var decision in reader.EnumerateDecisionsAsync(new DecisionQuery { MaxCount = 3 }))
        {
            read.Add(decision.Record.Debit.Id);
            await reader.Store.DecideAsync(ContractRecords.Debit("later than " + decision.Record.Debit.Id));
        }

        Expect.Sequence(["d-1", "d-2"], read.Take(2));
        Expect.Equal(read.Count, read.Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task A_text_that_is_no_position_of_decisions_is_an_argument_exception(ReaderUnderTest reader, string after)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));

        var refused = await Expect.ThrowsAsync<ArgumentException>(() => reader.ReadDecisionsAsync(new DecisionQuery { After = after }));

        Expect.Equal("query", refused.ParamName);
    }

    private static async Task A_page_of_no_decision_is_out_of_range(ReaderUnderTest reader, int maxCount)
    {
        var refused = await Expect.ThrowsAsync<ArgumentOutOfRangeException>(
            () => reader.ReadDecisionsAsync(new DecisionQuery { MaxCount = maxCount }));

        Expect.Equal("query", refused.ParamName);
    }

    private static async Task A_cancelled_enumeration_of_decisions_ends(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-2"));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(reader.Token);

        await Expect.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in reader.EnumerateDecisionsAsync(new DecisionQuery(), cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });
    }

    private static Task<DecisionCommit> DecideByAnotherAsync(
        ReaderUnderTest reader, string id, Outcome outcome, DateTimeOffset at)
    {
        var debit = ContractRecords.Debit(id);
        var request = StoreUnderTest.RequestOf(
            debit, context => ContractRecords.Record(debit, outcome, context, at) with { RuleSet = Another.Identity }, at);
        return reader.Store.DecideAsync(request with { RuleSet = Another });
    }
}
