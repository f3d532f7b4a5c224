using FundsCheck.PostgreSql.Tests.Support;

namespace FundsCheck.PostgreSql.Tests.Deciding;

/// <summary>A debit that another process changes between its look-up and its decision.</summary>
public sealed class StaleLookUpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_debit_that_was_cancelled_since_its_look_up_is_closed()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var first = database.OpenStore();
        await using var second = database.OpenStore();
        var debit = StoreRequests.Debit("d-1");
        await first.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token);
        await first.FindAsync(debit, Token);
        await second.RecordAsync(StoreRequests.Event("d-1", new DebitEvent.Cancelled()), Token);

        var decide = () => first.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token).AsTask();

        await decide.Should().ThrowAsync<DebitClosedException>();
    }

    [Fact]
    public async Task A_debit_that_was_decided_since_its_look_up_is_an_existing_decision()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var first = database.OpenStore();
        await using var second = database.OpenStore();
        var debit = StoreRequests.Debit("d-1");
        await first.FindAsync(debit, Token);
        await second.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token);

        (await first.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token)).IsExisting.Should().BeTrue();
    }

    [Fact]
    public async Task Money_that_another_process_held_since_a_look_up_is_held()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var first = database.OpenStore();
        await using var second = database.OpenStore();
        var debit = StoreRequests.Debit("d-1");
        await first.FindAsync(debit, Token);
        await second.DecideAsync(StoreRequests.Covered(StoreRequests.Debit("d-2"), balance: 10m), Token);

        var commit = await first.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token);

        commit.Record.Verdict.Outcome.Should().Be(Outcome.Decline);
    }
}
