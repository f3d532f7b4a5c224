using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
    [Fact]
    public async Task Keys_with_one_id_at_the_source_hold_together()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1") with { SourceAccountId = "source-1" });

        var second = await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2") with { SourceAccountId = "source-1" });

        second.Record.Holds.NotYetPosted.Should().Be(Money.Parse("10.00 USD"));
        (await HoldsNowAsync("account-2")).NotYetPosted.Should().Be(Money.Parse("30.00 USD"));
    }

    [Fact]
    public async Task A_declined_debit_links_its_key_and_its_id_at_the_source_too()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1") with { SourceAccountId = "source-1" });
        await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2") with { SourceAccountId = "source-1" }, Outcome.Decline);

        var third = await DecideAsync(Deciding.Debit("d-3", "40.00 USD", "account-2") with { SourceAccountId = "source-2" });

        third.Record.Holds.NotYetPosted.Should().Be(Money.Parse("10.00 USD"));
    }

    [Fact]
    public async Task A_key_that_reads_like_another_accounts_id_at_the_source_is_not_that_account()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "1") with { SourceAccountId = "2" });

        (await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "2") with { SourceAccountId = "3" })).Record.Holds.Count.Should().Be(0);
    }

    [Fact]
    public async Task Accounts_with_one_persistent_id_hold_together()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1"), "real-1");
        await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2"), "real-1");
        await DecideAsync(Deciding.Debit("d-3", "40.00 USD", "account-3"), "real-2");

        (await HoldsNowAsync("account-1")).NotYetPosted.Should().Be(Money.Parse("30.00 USD"));
        (await HoldsNowAsync("account-3")).NotYetPosted.Should().Be(Money.Parse("40.00 USD"));
    }

    [Fact]
    public async Task A_persistent_id_seen_just_now_joins_holds_at_once()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1"), "real-1");

        var second = await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2"), "real-1");

        second.Record.Holds.NotYetPosted.Should().Be(Money.Parse("10.00 USD"));
    }

    [Fact]
    public async Task Joined_accounts_join_those_that_they_are_joined_to()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1"), "real-1");
        await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2"), "real-1");
        await DecideAsync(Deciding.Debit("d-3", "40.00 USD", "account-2"), "real-2");
        await DecideAsync(Deciding.Debit("d-4", "80.00 USD", "account-3"), "real-2");

        (await HoldsNowAsync("account-1")).NotYetPosted.Should().Be(Money.Parse("150.00 USD"));
    }

    private Task<DecisionCommit> DecideAsync(Debit debit, string persistentId)
    {
        var reading = Deciding.ReadingOf(debit, persistentId);
        return DecideAsync(
            new DecisionRequest
            {
                Debit = debit,
                RuleSet = RuleSet.Default,
                Now = Start,
                BalanceTime = Start,
                PersistentAccountId = persistentId,
                Decide = context => Deciding.Record(debit, Outcome.Accept, context, Start) with { Reading = reading },
            },
            TestToken);
    }
}
