using FundsCheck.Holds;
using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>The holds of an account.</summary>
internal static class AccountHoldCases
{
    // More than a store may keep in a list.
    private const int ManyDebits = 100;

    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<ReaderUnderTest> All { get; } = new()
    {
        An_unknown_account_has_no_hold,
        An_account_has_the_hold_of_each_of_its_debits_in_the_order_of_their_ids,
        Many_holds_of_an_account_are_in_the_order_of_their_debits_ids,
        A_hold_that_expires_by_the_time_is_left_out,
        Accounts_with_one_id_at_the_source_have_the_same_holds,
        Accounts_with_one_persistent_id_have_the_same_holds,
        Accounts_that_are_linked_through_others_have_the_same_holds,
        A_declined_debit_links_the_holds_of_its_account,
        A_key_that_reads_like_another_accounts_id_at_the_source_has_no_holds_of_it,
        A_debit_that_was_decided_anew_has_one_hold,
        { A_debit_that_takes_no_money_has_no_hold, Outcome.Decline, "" },
        { A_debit_that_takes_no_money_has_no_hold, Outcome.Accept, "cancelled" },
        { A_debit_that_takes_no_money_has_no_hold, Outcome.Accept, "sent cancelled" },
        { A_debit_that_takes_no_money_has_no_hold, Outcome.Accept, "sent settled returned" },
        { A_debit_that_takes_no_money_has_no_hold, Outcome.Review, "rejected" },
        { A_debit_has_the_hold_of_its_latest_event, Outcome.Accept, "sent" },
        { A_debit_has_the_hold_of_its_latest_event, Outcome.Accept, "sent settled" },
        { A_debit_has_the_hold_of_its_latest_event, Outcome.Review, "approved" },
        A_cancelled_read_of_holds_ends,
    };

    private static async Task An_unknown_account_has_no_hold(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));

        Expect.Equal(0, (await reader.ReadHoldsAsync("account-2")).Count);
    }

    private static async Task An_account_has_the_hold_of_each_of_its_debits_in_the_order_of_their_ids(ReaderUnderTest reader)
    {
        var second = await reader.Store.DecideAsync(ContractRecords.Debit("d-2", "20.00 USD"), Outcome.Review);
        var first = await reader.Store.DecideAsync(ContractRecords.Debit("d-1", "10.00 USD"));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-3", "30.00 USD", "account-2"));

        Expect.Sequence(
            [new AccountHold("d-1", Expect.Is<Hold>(first.Record.Hold)), new AccountHold("d-2", Expect.Is<Hold>(second.Record.Hold))],
            await reader.ReadHoldsAsync("account-1"));
    }

    private static async Task Many_holds_of_an_account_are_in_the_order_of_their_debits_ids(ReaderUnderTest reader)
    {
        for (var number = ManyDebits; number > 0; number--)
        {
            await reader.Store.DecideAsync(ContractRecords.Debit(FormattableString.Invariant($"d-{number:D3}")));
        }

        Expect.Sequence(
            Enumerable.Range(1, ManyDebits).Select(number => FormattableString.Invariant($"d-{number:D3}")), await IdsAsync(reader));
    }

    private static async Task A_hold_that_expires_by_the_time_is_left_out(ReaderUnderTest reader)
    {
        var commit = await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        var expires = Expect.Is<Hold>(commit.Record.Hold).ExpiresAt;

        Expect.Equal(1, (await reader.ReadHoldsAsync("account-1", expires.AddTicks(-1))).Count);
        Expect.Equal(0, (await reader.ReadHoldsAsync("account-1", expires)).Count);
    }

    private static async Task Accounts_with_one_id_at_the_source_have_the_same_holds(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(Debit("d-1", "account-1", "source-1"));
        await reader.Store.DecideAsync(Debit("d-2", "account-2", "source-1"));

        Expect.Sequence(["d-1", "d-2"], await IdsAsync(reader, "account-1"));
        Expect.Sequence(["d-1", "d-2"], await IdsAsync(reader, "account-2"));
    }

    private static async Task Accounts_with_one_persistent_id_have_the_same_holds(ReaderUnderTest reader)
    {
        await DecideAsync(reader, "d-1", "account-1", "real-1");
        await DecideAsync(reader, "d-2", "account-2", "real-1");
        await DecideAsync(reader, "d-3", "account-3", "real-2");

        Expect.Sequence(["d-1", "d-2"], await IdsAsync(reader, "account-1"));
        Expect.Sequence(["d-3"], await IdsAsync(reader, "account-3"));
    }

    private static async Task Accounts_that_are_linked_through_others_have_the_same_holds(ReaderUnderTest reader)
    {
        await DecideAsync(reader, "d-1", "account-1", "real-1");
        await DecideAsync(reader, "d-2", "account-2", "real-1");
        await DecideAsync(reader, "d-3", "account-2", "real-2");
        await DecideAsync(reader, "d-4", "account-3", "real-2");

        Expect.Sequence(["d-1", "d-2", "d-3", "d-4"], await IdsAsync(reader, "account-3"));
    }

    private static async Task A_declined_debit_links_the_holds_of_its_account(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(Debit("d-1", "account-1", "source-1"));
        await reader.Store.DecideAsync(Debit("d-2", "account-2", "source-1"), Outcome.Decline);

        Expect.Sequence(["d-1"], await IdsAsync(reader, "account-2"));
    }

    private static async Task A_key_that_reads_like_another_accounts_id_at_the_source_has_no_holds_of_it(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(Debit("d-1", "1", "2"));

        Expect.Sequence([], await IdsAsync(reader, "2"));
    }

    private static async Task A_debit_that_was_decided_anew_has_one_hold(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Accept, Start.AddHours(2));

        Expect.Sequence([await HoldOfAsync(reader, "d-1")], await reader.ReadHoldsAsync("account-1"));
    }

    private static async Task A_debit_that_takes_no_money_has_no_hold(ReaderUnderTest reader, Outcome outcome, string sequence)
    {
        await RecordAsync(reader, outcome, sequence);

        Expect.Sequence([], await IdsAsync(reader));
    }

    private static async Task A_debit_has_the_hold_of_its_latest_event(ReaderUnderTest reader, Outcome outcome, string sequence)
    {
        await RecordAsync(reader, outcome, sequence);

        Expect.Sequence([await HoldOfAsync(reader, "d-1")], await reader.ReadHoldsAsync("account-1"));
    }

    private static async Task A_cancelled_read_of_holds_ends(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));

        await Expect.ThrowsAsync<OperationCanceledException>(
            () => reader.ReadHoldsAsync("account-1", Start, new CancellationToken(canceled: true)));
    }

    private static async Task<IEnumerable<string>> IdsAsync(ReaderUnderTest reader, string account = "account-1") =>
        (await reader.ReadHoldsAsync(account)).Select(hold => hold.DebitId);

    private static async Task<AccountHold> HoldOfAsync(ReaderUnderTest reader, string id) =>
        new(id, Expect.Is<Hold>(HoldCalculator.GetDebitHold(await reader.Store.GetAsync(id))));

    private static async Task RecordAsync(ReaderUnderTest reader, Outcome outcome, string sequence)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), outcome);
        foreach (var @event in ContractEvents.GetAll(sequence))
        {
            await reader.Store.RecordAsync("d-1", @event);
        }
    }

    private static Debit Debit(string id, string account, string sourceId) =>
        ContractRecords.Debit(id, account: account) with { SourceAccountId = sourceId };

    private static Task<DecisionCommit> DecideAsync(ReaderUnderTest reader, string id, string account, string persistentId)
    {
        var debit = ContractRecords.Debit(id, account: account);
        var reading = ContractRecords.ReadingOf(debit, persistentId);
        var request = StoreUnderTest.RequestOf(
            debit, context => ContractRecords.Record(debit, Outcome.Accept, context, Start) with { Reading = reading }, Start);
        return reader.Store.DecideAsync(request with { PersistentAccountId = persistentId });
    }
}
