using System.Text;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>One decision for each id and its content, while it is valid.</summary>
internal static class IdempotencyCases
{
    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<StoreUnderTest> All { get; } = new()
    {
        A_new_id_has_no_decision,
        An_existing_decision_is_returned_as_recorded,
        A_decision_keeps_what_its_challenger_answered,
        Ids_differ_by_every_character,
        The_same_content_gets_the_same_decision_while_it_is_valid,
        Once_it_is_no_longer_valid_it_is_decided_anew_as_the_next_revision,
        A_decision_dated_in_the_future_is_not_an_existing_decision,
        A_decision_ahead_of_the_clock_by_what_clocks_differ_is_an_existing_decision,
        A_cancelled_token_records_nothing,
        An_exception_of_the_decision_is_rethrown_and_nothing_is_recorded,
        An_id_whose_decision_threw_is_still_new,
    };

    private static async Task A_new_id_has_no_decision(StoreUnderTest store)
    {
        Expect.Equal(null, await store.FindAsync("d-1"));
    }

    private static async Task An_existing_decision_is_returned_as_recorded(StoreUnderTest store)
    {
        var commit = await store.DecideAsync(ContractRecords.Debit("d-1"));

        Expect.Equal((false, 1), (commit.IsExisting, commit.Record.Revision));
        Expect.Record(commit.Record, await store.FindAsync("d-1"));
    }

    private static async Task A_decision_keeps_what_its_challenger_answered(StoreUnderTest store)
    {
        var debit = ContractRecords.Debit("d-1");
        var text = RuleSet.Default.CanonicalText.Replace("\"ach-debit\"", "\"challenger\"", StringComparison.Ordinal);
        var challenger = RuleSet.Parse(Encoding.UTF8.GetBytes(text), "challenger.json");
        var request = StoreUnderTest.RequestOf(debit, context => Challenged(debit, context, challenger), Start);

        var commit = await store.DecideAsync(request with { Challenger = challenger });

        var record = Expect.Is<DecisionRecord>(await store.FindAsync("d-1"));
        Expect.Equal(Challengers.Judge(challenger, commit.Record), Expect.Is<ChallengerVerdict>(record.Challenger));
        Expect.Record(commit.Record, record);
    }

    private static DecisionRecord Challenged(Debit debit, DecisionContext context, RuleSet challenger)
    {
        var record = ContractRecords.Record(debit, Outcome.Accept, context, Start);
        return record with { Challenger = Challengers.Judge(challenger, record) };
    }

    private static async Task Ids_differ_by_every_character(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));

        Expect.Equal(null, await store.FindAsync("D-1"));
        Expect.Equal(null, await store.FindAsync("d-10"));
    }

    private static async Task The_same_content_gets_the_same_decision_while_it_is_valid(StoreUnderTest store)
    {
        var first = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);

        var second = await store.DecideAsync(
            ContractRecords.Debit("d-1"), Outcome.Accept, Start + ContractRecords.ValidFor - TimeSpan.FromTicks(1));

        Expect.Equal(true, second.IsExisting);
        Expect.Record(first.Record, second.Record);
    }

    private static async Task Once_it_is_no_longer_valid_it_is_decided_anew_as_the_next_revision(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);

        var second = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Accept, Start + ContractRecords.ValidFor);
        var third = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, Start + (2 * ContractRecords.ValidFor));

        Expect.Equal((false, 2, Outcome.Accept), (second.IsExisting, second.Record.Revision, second.Record.Verdict.Outcome));
        Expect.Equal((false, 3, Outcome.Decline), (third.IsExisting, third.Record.Revision, third.Record.Verdict.Outcome));
        Expect.Record(third.Record, await store.FindAsync("d-1"));
    }

    private static async Task A_decision_dated_in_the_future_is_not_an_existing_decision(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Accept, Start.AddDays(30));

        var second = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, Start);

        Expect.Equal((false, 2), (second.IsExisting, second.Record.Revision));
        Expect.Equal(1, second.Record.Superseded?.Revision);
    }

    private static async Task A_decision_ahead_of_the_clock_by_what_clocks_differ_is_an_existing_decision(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Accept, Start.AddMinutes(2));

        Expect.Equal(true, (await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, Start)).IsExisting);
    }

    private static async Task A_cancelled_token_records_nothing(StoreUnderTest store)
    {
        var cancelled = new CancellationToken(canceled: true);
        var request = StoreUnderTest.RequestOf(ContractRecords.Debit("d-1"), StoreUnderTest.NotCalled, Start);

        await Expect.ThrowsAsync<OperationCanceledException>(() => store.DecideAsync(request, cancelled));
        await Expect.ThrowsAsync<OperationCanceledException>(() => store.FindAsync("d-1", cancelled));

        Expect.Equal(null, await store.FindAsync("d-1"));
        Expect.Equal(0, (await store.HoldsNowAsync()).Count);
    }

    private static async Task An_exception_of_the_decision_is_rethrown_and_nothing_is_recorded(StoreUnderTest store)
    {
        await Expect.ThrowsAsync<TimeoutException>(() => FailAsync(store));

        Expect.Equal(null, await store.FindAsync("d-1"));
        Expect.Equal(0, (await store.HoldsNowAsync()).Count);
    }

    private static async Task An_id_whose_decision_threw_is_still_new(StoreUnderTest store)
    {
        await Expect.ThrowsAsync<TimeoutException>(() => FailAsync(store));

        var commit = await store.DecideAsync(ContractRecords.Debit("d-1", "20.00 USD"));

        Expect.Equal((false, 1), (commit.IsExisting, commit.Record.Revision));
    }

    private static Task<DecisionCommit> FailAsync(StoreUnderTest store) =>
        store.DecideAsync(ContractRecords.Debit("d-1"), _ => throw new TimeoutException("The decision of this case fails."));
}
