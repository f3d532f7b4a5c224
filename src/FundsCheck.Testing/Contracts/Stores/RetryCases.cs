namespace FundsCheck.Testing;

/// <summary>Debits that present an earlier debit again.</summary>
internal static class RetryCases
{
    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<StoreUnderTest> All { get; } = new()
    {
        A_retry_of_a_debit_that_came_back_for_lack_of_funds_is_on_record,
        { A_retry_of_an_unknown_debit_is_not_on_record, (string?)null },
        { A_retry_of_an_unknown_debit_is_not_on_record, "unknown" },
        A_first_entry_needs_no_record,
        { A_retry_after_another_code_is_invalid, "R10", "retryOf.code" },
        { A_retry_after_another_code_is_invalid, "R02", "retryOf.code" },
        { A_retry_after_another_code_is_invalid, "R09", "lastReturn.contradicts" },
        A_retry_that_contradicts_the_record_is_invalid_with_every_problem,
        A_retry_of_a_debit_that_did_not_come_back_is_invalid,
        { A_debit_is_presented_again_by_one_debit_at_a_time, Outcome.Accept, (string?)null, true },
        { A_debit_is_presented_again_by_one_debit_at_a_time, Outcome.Review, (string?)null, true },
        { A_debit_is_presented_again_by_one_debit_at_a_time, Outcome.Decline, (string?)null, false },
        { A_debit_is_presented_again_by_one_debit_at_a_time, Outcome.Accept, "sent", true },
        { A_debit_is_presented_again_by_one_debit_at_a_time, Outcome.Accept, "cancelled", false },
        { A_debit_is_presented_again_by_one_debit_at_a_time, Outcome.Review, "rejected", false },
        A_debit_is_presented_three_times_at_the_most,
        { A_retry_is_within_180_days_of_the_first_entry, 180, (string?)null },
        { A_retry_is_within_180_days_of_the_first_entry, 181, "retryOf.too-late" },
    };

    private static async Task A_retry_of_a_debit_that_came_back_for_lack_of_funds_is_on_record(StoreUnderTest store)
    {
        await ReturnAsync(store, "d-1", "R01");

        var retry = await store.DecideAsync(Retry("d-2", "d-1"), Outcome.Accept, Start.AddDays(3));

        Expect.Equal(true, retry.Record.IsRetryVerified);
        Expect.Sequence(["d-2"], (await store.GetAsync("d-1")).Retries);
    }

    private static async Task A_retry_of_an_unknown_debit_is_not_on_record(StoreUnderTest store, string? retryOf)
    {
        var retry = await store.DecideAsync(Retry("d-2", retryOf));

        Expect.Equal(false, retry.Record.IsRetryVerified);
    }

    private static async Task A_first_entry_needs_no_record(StoreUnderTest store)
    {
        Expect.Equal(true, (await store.DecideAsync(ContractRecords.Debit("d-1"))).Record.IsRetryVerified);
    }

    private static async Task A_retry_after_another_code_is_invalid(StoreUnderTest store, string code, string problem)
    {
        await ReturnAsync(store, "d-1", code);

        await ExpectInvalidAsync(store, Retry("d-2", "d-1"), days: 3, problem);
    }

    private static async Task A_retry_that_contradicts_the_record_is_invalid_with_every_problem(StoreUnderTest store)
    {
        await ReturnAsync(store, "d-1", "R01");

        var retry = Retry("d-2", "d-1") with
        {
            Attempt = 3,
            AccountKey = "another",
            SourceAccountId = "another",
            Amount = Money.Parse("10.01 USD"),
        };
        await ExpectInvalidAsync(store, retry, days: 3, "attempt.contradicts", "amount.contradicts", "account.contradicts");
    }

    private static async Task A_retry_of_a_debit_that_did_not_come_back_is_invalid(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.RecordAsync("d-1", ContractEvents.Sent);

        await ExpectInvalidAsync(store, Retry("d-2", "d-1"), days: 3, "retryOf.not-returned");
    }

    private static async Task A_debit_is_presented_again_by_one_debit_at_a_time(
        StoreUnderTest store, Outcome other, string? @event, bool isTaken)
    {
        await ReturnAsync(store, "d-1", "R01");
        await store.DecideAsync(Retry("d-2", "d-1"), other, Start.AddDays(3));
        if (@event is not null)
        {
            var recorded = ContractEvents.Get(@event);
            await store.RecordAsync(
                "d-2", recorded is DebitEvent.Sent ? new DebitEvent.Sent(Start.AddDays(3)) : recorded, Start.AddDays(3));
        }

        if (isTaken)
        {
            await ExpectInvalidAsync(store, Retry("d-3", "d-1"), days: 3, "retryOf.taken");
        }
        else
        {
            var retry = await store.DecideAsync(Retry("d-3", "d-1"), Outcome.Accept, Start.AddDays(3));
            Expect.Equal(true, retry.Record.IsRetryVerified);
        }
    }

    private static async Task A_debit_is_presented_three_times_at_the_most(StoreUnderTest store)
    {
        await ReturnAsync(store, "d-1", "R01");
        await ReturnAsync(store, "d-2", "R01", Retry("d-2", "d-1"), days: 3);
        await ReturnAsync(store, "d-3", "R01", Retry("d-3", "d-2") with { Attempt = 3 }, days: 6);

        await ExpectInvalidAsync(store, Retry("d-4", "d-3") with { Attempt = 4 }, days: 9, "attempt.too-many");
    }

    private static async Task A_retry_is_within_180_days_of_the_first_entry(StoreUnderTest store, int days, string? problem)
    {
        await ReturnAsync(store, "d-1", "R01");
        await ReturnAsync(store, "d-2", "R01", Retry("d-2", "d-1"), days: 3);
        var retry = Retry("d-3", "d-2") with { Attempt = 3 };

        if (problem is null)
        {
            var commit = await store.DecideAsync(retry, Outcome.Accept, Start.AddHours(1).AddDays(days));
            Expect.Equal(true, commit.Record.IsRetryVerified);
        }
        else
        {
            await ExpectInvalidAsync(store, retry, days, problem);
        }
    }

    private static Debit Retry(string id, string? retryOf) =>
        ContractRecords.Debit(id) with { Attempt = 2, LastReturn = "R01", RetryOf = retryOf };

    private static async Task ReturnAsync(StoreUnderTest store, string id, string code, Debit? debit = null, int days = 0)
    {
        var sent = Start.AddDays(days).AddHours(1);
        await store.DecideAsync(debit ?? ContractRecords.Debit(id), Outcome.Accept, Start.AddDays(days));
        await store.RecordAsync(id, new DebitEvent.Sent(sent));
        await store.RecordAsync(id, new DebitEvent.Returned(sent.AddDays(2), code));
    }

    private static async Task ExpectInvalidAsync(StoreUnderTest store, Debit debit, int days, params string[] problems)
    {
        var invalid = await Expect.ThrowsAsync<InvalidDebitException>(
            () => store.DecideAsync(debit, StoreUnderTest.NotCalled, Start.AddDays(days)));

        Expect.Sequence(problems, invalid.Problems.Select(problem => problem.Code));
        Expect.Equal(null, await store.FindAsync(debit.Id));
    }
}
