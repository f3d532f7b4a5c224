using System.Collections.Concurrent;
using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>Many callers at once.</summary>
internal static class ConcurrencyCases
{
    private const int Threads = 8;
    private const int DebitsOfEach = 25;

    // Long enough for another thread to interleave.
    private const int SpinsWhileDeciding = 2_000;

    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<StoreUnderTest> All { get; } = new()
    {
        Concurrent_requests_with_one_id_all_get_the_record_of_the_first,
        Many_threads_never_together_accept_more_than_the_balance_covers,
        Threads_that_spend_other_accounts_do_not_meet,
        Of_many_reviewers_at_once_one_answers_and_the_others_get_the_name_of_that_one,
    };

    private static async Task Concurrent_requests_with_one_id_all_get_the_record_of_the_first(StoreUnderTest store)
    {
        var decided = 0;

        var commits = await OnThreadsAsync(store, (thread, number) =>
        {
            var debit = ContractRecords.Debit(FormattableString.Invariant($"d-{number}"));
            return store.DecideAsync(debit, context =>
            {
                Interlocked.Increment(ref decided);
                Thread.SpinWait(SpinsWhileDeciding);
                return ContractRecords.Record(debit, Outcome.Accept, context, Start) with { ValidUntil = Start.AddHours(1 + thread) };
            });
        });

        Expect.Equal(DebitsOfEach, decided);
        foreach (var sameId in commits.GroupBy(commit => commit.Record.Debit.Id, StringComparer.Ordinal))
        {
            Expect.Equal((Threads, 1), (sameId.Count(), sameId.Count(commit => !commit.IsExisting)));
            Expect.Equal(1, sameId.Select(commit => (commit.Record.Revision, commit.Record.ValidUntil)).Distinct().Count());
        }
    }

    private static async Task Many_threads_never_together_accept_more_than_the_balance_covers(StoreUnderTest store)
    {
        var balance = Money.Parse("50.00 USD");

        var commits = await OnThreadsAsync(store, (thread, number) => SpendAsync(store, thread, number, "account-1", balance));

        Expect.Equal(50, commits.Count(commit => commit.Record.Verdict.Outcome == Outcome.Accept));
        Expect.Equal(balance, (await store.HoldsNowAsync()).NotYetPosted);
    }

    private static async Task Threads_that_spend_other_accounts_do_not_meet(StoreUnderTest store)
    {
        var balance = Money.Parse("25.00 USD");

        var commits = await OnThreadsAsync(store, (thread, number) => SpendAsync(
            store, thread, number, FormattableString.Invariant($"account-{thread}"), balance));

        Expect.Equal(Threads * DebitsOfEach, commits.Count(commit => commit.Record.Verdict.Outcome == Outcome.Accept));
    }

    private static async Task Of_many_reviewers_at_once_one_answers_and_the_others_get_the_name_of_that_one(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);

        var refusals = await store.WaitAsync(Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(
            () => AnswerAsync(store, thread % 2 == 0 ? "approved" : "rejected", FormattableString.Invariant($"reviewer-{thread}"))))));

        var status = await store.GetAsync("d-1");
        Expect.Equal(1, status.Events.Count);
        var first = status.Approval?.ApprovedBy ?? status.Find<DebitEvent.Rejected>()?.RejectedBy;
        Expect.Equal(1, refusals.Count(refusal => refusal is null));
        Expect.Equal(
            Threads - 1, refusals.Count(refusal => refusal?.Contains($"`{first}`", StringComparison.Ordinal) == true));
    }

    /// <summary>The message of the refusal; null where the answer was recorded.</summary>
    private static async Task<string?> AnswerAsync(StoreUnderTest store, string name, string reviewer)
    {
        try
        {
            await store.RecordAsync("d-1", ContractEvents.GetAnswer(name, reviewer));
            return null;
        }
        catch (DebitEventRefusedException refused)
        {
            return refused.Message;
        }
    }

    private static Task<DecisionCommit> SpendAsync(StoreUnderTest store, int thread, int number, string account, Money balance)
    {
        var debit = ContractRecords.Debit(FormattableString.Invariant($"d-{thread}-{number}"), "1.00 USD", account);
        return store.DecideAsync(debit, context =>
        {
            Thread.SpinWait(SpinsWhileDeciding);
            var covered = context.Holds.NotYetPosted + context.Holds.PossiblyPosted + debit.Amount <= balance;
            return ContractRecords.Record(debit, covered ? Outcome.Accept : Outcome.Decline, context, Start);
        });
    }

    /// <summary>Threads that start together, each with its debits one after another.</summary>
    private static async Task<IReadOnlyList<DecisionCommit>> OnThreadsAsync(
        StoreUnderTest store, Func<int, int, Task<DecisionCommit>> decide)
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

            return thread;
        })).ToList();
        start.SetResult();
        await store.WaitAsync(Task.WhenAll(threads));
        return [.. commits];
    }
}
