using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Storage;

namespace FundsCheck.PostgreSql.Tests.Faults;

/// <summary>The server commits, and its answer does not arrive.</summary>
public sealed class LostCommitTests
{
    private const string Save = "fundscheck.save(";
    private const string Commit = "COMMIT";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Returns_the_decision_that_is_in_the_database(bool isLookedUp, bool reset)
    {
        await using var proxied = await ProxiedStore.OpenAsync();
        var debit = StoreRequests.Debit("d-1");
        var decided = 0;
        var request = StoreRequests.Covered(debit, balance: 10m);
        request = request with { Decide = Counting(request.Decide) };
        if (isLookedUp)
        {
            // A debit that was looked up is written by one statement.
            (await proxied.Store.FindAsync(debit, Token)).Should().BeNull();
        }

        var dropped = proxied.Proxy.DropResponseTo(isLookedUp ? Save : Commit, reset);
        var commit = await proxied.Store.DecideAsync(request, Token);
        await dropped;

        commit.Record.Verdict.Outcome.Should().Be(Outcome.Accept);
        decided.Should().Be(1, "the second attempt finds the decision of the first");
        (await proxied.CountRecordsAsync("d-1")).Should().Be(1);
        var again = await proxied.Store.DecideAsync(request, Token);
        again.IsExisting.Should().BeTrue();
        RecordText.Of(again.Record).Should().Be(RecordText.Of(commit.Record));
        (await proxied.CountRecordsAsync("d-1")).Should().Be(1);

        Func<DecisionContext, DecisionRecord> Counting(Func<DecisionContext, DecisionRecord> decide) => context =>
        {
            decided++;
            return decide(context);
        };
    }

    [Fact]
    public async Task Returns_each_decision_of_a_batch_once()
    {
        await using var proxied = await ProxiedStore.OpenAsync();
        var dropped = proxied.Proxy.DropResponseTo(Commit);

        var commits = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => proxied.Store.DecideAsync(
            StoreRequests.Covered(StoreRequests.Debit(FormattableString.Invariant($"d-{number}"), 1m), balance: 25m), Token).AsTask()));
        await dropped;

        commits.Count(commit => commit.Record.Verdict.Outcome == Outcome.Accept).Should().Be(25);
        (await proxied.SumAcceptedAsync("account-1")).Should().Be(25m);
        foreach (var commit in commits)
        {
            (await proxied.FindOutcomeAsync(commit.Record.Debit.Id))
                .Should().Be(commit.Record.Verdict.Outcome == Outcome.Accept ? "accept" : "decline");
        }
    }

    [Fact]
    public async Task Records_an_event_once()
    {
        await using var proxied = await ProxiedStore.OpenAsync();
        await proxied.Store.DecideAsync(StoreRequests.Covered(StoreRequests.Debit("d-1"), balance: 10m), Token);
        var sent = StoreRequests.Event("d-1", new DebitEvent.Sent(StoreRequests.Start));

        var dropped = proxied.Proxy.DropResponseTo(Commit);
        var commit = await proxied.Store.RecordAsync(sent, Token);
        await dropped;

        (await proxied.CountRecordsAsync("d-1")).Should().Be(2);
        var again = await proxied.Store.RecordAsync(sent, Token);
        again.IsRepeated.Should().BeTrue();
        RecordText.Of(again.Event).Should().Be(RecordText.Of(commit.Event));
        (await proxied.CountRecordsAsync("d-1")).Should().Be(2);
    }

    [Fact]
    public async Task Is_reported_where_no_further_attempt_reaches_the_server()
    {
        await using var proxied = await ProxiedStore.OpenAsync(new PostgreSqlOptions { TotalTimeout = TimeSpan.FromSeconds(2) });
        var debit = StoreRequests.Debit("d-1");
        await proxied.Store.FindAsync(debit, Token);
        var dropped = proxied.Proxy.DropResponseTo(Save);
        proxied.Proxy.RejectsConnections = true;

        var deciding = () => proxied.Store.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token).AsTask();

        (await deciding.Should().ThrowAsync<DecisionNotRecordedException>()).WithMessage("it is unknown whether*");
        await dropped;
        proxied.Proxy.RejectsConnections = false;
        (await proxied.CountRecordsAsync("d-1")).Should().Be(1);
        var again = await proxied.Store.DecideAsync(StoreRequests.Covered(debit, balance: 10m), Token);
        (again.IsExisting, again.Record.Verdict.Outcome).Should().Be((true, Outcome.Accept));
        (await proxied.CountRecordsAsync("d-1")).Should().Be(1);
    }
}
