namespace FundsCheck.Testing;

/// <summary>Debits that share a name of their account share their holds.</summary>
internal static class LinkedAccountCases
{
    public static ContractSuite<StoreUnderTest> All { get; } = new()
    {
        Keys_with_one_id_at_the_source_hold_together,
        A_declined_debit_links_its_key_and_its_id_at_the_source_too,
        A_key_that_reads_like_another_accounts_id_at_the_source_is_not_that_account,
        Accounts_with_one_persistent_id_hold_together,
        A_persistent_id_seen_just_now_joins_holds_at_once,
        Joined_accounts_join_those_that_they_are_joined_to,
    };

    private static async Task Keys_with_one_id_at_the_source_hold_together(StoreUnderTest store)
    {
        await store.DecideAsync(Debit("d-1", "10.00 USD", "account-1", "source-1"));

        var second = await store.DecideAsync(Debit("d-2", "20.00 USD", "account-2", "source-1"));

        Expect.Equal(Money.Parse("10.00 USD"), second.Record.Holds.NotYetPosted);
        Expect.Equal(Money.Parse("30.00 USD"), (await store.HoldsNowAsync("account-2")).NotYetPosted);
    }

    private static async Task A_declined_debit_links_its_key_and_its_id_at_the_source_too(StoreUnderTest store)
    {
        await store.DecideAsync(Debit("d-1", "10.00 USD", "account-1", "source-1"));
        await store.DecideAsync(Debit("d-2", "20.00 USD", "account-2", "source-1"), Outcome.Decline);

        var third = await store.DecideAsync(Debit("d-3", "40.00 USD", "account-2", "source-2"));

        Expect.Equal(Money.Parse("10.00 USD"), third.Record.Holds.NotYetPosted);
    }

    private static async Task A_key_that_reads_like_another_accounts_id_at_the_source_is_not_that_account(StoreUnderTest store)
    {
        await store.DecideAsync(Debit("d-1", "10.00 USD", "1", "2"));

        Expect.Equal(0, (await store.DecideAsync(Debit("d-2", "20.00 USD", "2", "3"))).Record.Holds.Count);
    }

    private static async Task Accounts_with_one_persistent_id_hold_together(StoreUnderTest store)
    {
        await DecideAsync(store, ContractRecords.Debit("d-1", "10.00 USD", "account-1"), "real-1");
        await DecideAsync(store, ContractRecords.Debit("d-2", "20.00 USD", "account-2"), "real-1");
        await DecideAsync(store, ContractRecords.Debit("d-3", "40.00 USD", "account-3"), "real-2");

        Expect.Equal(Money.Parse("30.00 USD"), (await store.HoldsNowAsync("account-1")).NotYetPosted);
        Expect.Equal(Money.Parse("40.00 USD"), (await store.HoldsNowAsync("account-3")).NotYetPosted);
    }

    private static async Task A_persistent_id_seen_just_now_joins_holds_at_once(StoreUnderTest store)
    {
        await DecideAsync(store, ContractRecords.Debit("d-1", "10.00 USD", "account-1"), "real-1");

        var second = await DecideAsync(store, ContractRecords.Debit("d-2", "20.00 USD", "account-2"), "real-1");

        Expect.Equal(Money.Parse("10.00 USD"), second.Record.Holds.NotYetPosted);
    }

    private static async Task Joined_accounts_join_those_that_they_are_joined_to(StoreUnderTest store)
    {
        await DecideAsync(store, ContractRecords.Debit("d-1", "10.00 USD", "account-1"), "real-1");
        await DecideAsync(store, ContractRecords.Debit("d-2", "20.00 USD", "account-2"), "real-1");
        await DecideAsync(store, ContractRecords.Debit("d-3", "40.00 USD", "account-2"), "real-2");
        await DecideAsync(store, ContractRecords.Debit("d-4", "80.00 USD", "account-3"), "real-2");

        Expect.Equal(Money.Parse("150.00 USD"), (await store.HoldsNowAsync("account-1")).NotYetPosted);
    }

    private static Debit Debit(string id, string amount, string account, string sourceId) =>
        ContractRecords.Debit(id, amount, account) with { SourceAccountId = sourceId };

    private static Task<Storage.DecisionCommit> DecideAsync(StoreUnderTest store, Debit debit, string persistentId)
    {
        var (reading, start) = (ContractRecords.ReadingOf(debit, persistentId), ContractRecords.Start);
        var request = StoreUnderTest.RequestOf(
            debit, context => ContractRecords.Record(debit, Outcome.Accept, context, start) with { Reading = reading }, start);
        return store.DecideAsync(request with { PersistentAccountId = persistentId });
    }
}
