using System.Collections.Concurrent;
using FundsCheck.Storage;

namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
    private const int Threads = 8;
    private const int DebitsOfEach = 25;

    // Long enough for another thread to interleave.
    private const int SpinsWhileDeciding = 2_000;

    [Fact]
    public async Task Concurrent_requests_with_one_id_all_get_the_record_of_the_first()
    {
        var decided = 0;

        var commits = await OnThreadsAsync((thread, number) =>
        {
            var debit = Deciding.Debit($"d-{number}");
            return DecideAsync(debit, context =>
            {
                Interlocked.Increment(ref decided);
                Thread.SpinWait(SpinsWhileDeciding);
                return Deciding.Record(debit, Outcome.Accept, context, Start) with { ValidUntil = Start.AddHours(1 + thread) };
            });
        });

        decided.Should().Be(DebitsOfEach);
        foreach (var sameId in commits.GroupBy(commit => commit.Record.Debit.Id))
        {
            sameId.Should().HaveCount(Threads);
            sameId.Count(commit => !commit.IsExisting).Should().Be(1);
            sameId.Select(commit => (commit.Record.Revision, commit.Record.ValidUntil)).Distinct().Should().ContainSingle();
        }
    }

    [Fact]
    public async Task Many_threads_never_together_accept_more_than_the_balance_covers()
    {
        var balance = Money.Parse("50.00 USD");

        var commits = await OnThreadsAsync((thread, number) => SpendAsync(Deciding.Debit($"d-{thread}-{number}", "1.00 USD"), balance));

        commits.Count(commit => commit.Record.Verdict.Outcome == Outcome.Accept).Should().Be(50);
        (await HoldsNowAsync()).NotYetPosted.Should().Be(balance);
    }

    [Fact]
    public async Task Threads_that_spend_other_accounts_do_not_meet()
    {
        var balance = Money.Parse("25.00 USD");

        var commits = await OnThreadsAsync((thread, number) => SpendAsync(
            Deciding.Debit($"d-{thread}-{number}", "1.00 USD", $"account-{thread}"), balance));

        commits.Should().OnlyContain(commit => commit.Record.Verdict.Outcome == Outcome.Accept);
    }

    private Task<DecisionCommit> SpendAsync(Debit debit, Money balance) => DecideAsync(debit, context =>
    {
        Thread.SpinWait(SpinsWhileDeciding);
        var covered = context.Holds.NotYetPosted + context.Holds.PossiblyPosted + debit.Amount <= balance;
        return Deciding.Record(debit, covered ? Outcome.Accept : Outcome.Decline, context, Start);
    });

    /// <summary>Threads that start together, each with its debits one after another.</summary>
    private static async Task<IReadOnlyCollection<DecisionCommit>> OnThreadsAsync(Func<int, int, Task<DecisionCommit>> decide)
    {
        var commits = new ConcurrentBag<DecisionCommit>();
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var threads = Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            await start.Task;
            for (var number = 0; number < DebitsOfEach; number++)
            {
                commits.Add(await decide(thread, number));
            }
        })).ToList();
        start.SetResult();
        await Task.WhenAll(threads).WaitAsync(Patience, TestToken);
        return commits;
    }
}
