using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Callers;

public sealed class ConcurrentCallerTests
{
    private const int SeedsUsual = 6;

    [Fact]
    public async Task Callers_of_a_memory_store_never_spend_more_than_the_balance()
    {
        for (var seed = 1; seed <= Scale.Of(SeedsUsual, "FUNDSCHECK_CROWDS"); seed++)
        {
            var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
            using var host = CheckHost.Start(log: null, clock);
            var crowd = new Crowd(seed, host.Checker, clock.GetUtcNow());

            await crowd.SpendAsync();

            await MustNotHaveOverspentAsync(crowd, seed);
        }
    }

    [Fact]
    public async Task Callers_of_a_file_store_never_spend_more_than_the_balance_at_any_line()
    {
        for (var seed = 1; seed <= Scale.Of(SeedsUsual, "FUNDSCHECK_CROWDS"); seed++)
        {
            using var folder = LogFolder.OnDisk();
            var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
            Crowd crowd;
            using (var host = CheckHost.Start(folder.Log, clock))
            {
                crowd = new Crowd(seed, host.Checker, clock.GetUtcNow());

                await crowd.SpendAsync();

                await MustNotHaveOverspentAsync(crowd, seed);
            }

            File.Exists(folder.Log + ".000002").Should().BeTrue("segments are closed meanwhile");
            MustHoldAtEachLine(crowd, folder.Log, seed);
            using var again = CheckHost.Start(folder.Log, clock);
            var next = new Crowd(seed, again.Checker, clock.GetUtcNow());
            (await next.HeldAsync(next.Accounts[0])).Should().Be(crowd.Accounts[0].Spent, "seed {0}: the next start counts the same", seed);
        }
    }

    private static async Task MustNotHaveOverspentAsync(Crowd crowd, int seed)
    {
        crowd.Contradictions.Should().Be(0, "seed {0}: one id has one answer", seed);
        foreach (var account in crowd.Accounts)
        {
            account.SpentMost.Should().BeInRange(0.01m, account.Balance, "seed {0}: {1} has no more", seed, account.PersistentId);
            (await crowd.HeldAsync(account)).Should().Be(account.Spent, "seed {0}: what was accepted and not cancelled is held", seed);
        }
    }

    /// <summary>For each line: the decision counted exactly the holds of the lines before it, and did not exceed the balance.</summary>
    private static void MustHoldAtEachLine(Crowd crowd, string log, int seed)
    {
        var live = new Dictionary<string, (SharedAccount SharedAccount, decimal Amount)>();
        var ids = new HashSet<string>();
        foreach (var line in JsonLog.Read(log))
        {
            if (line.What == "cancelled")
            {
                live.Remove(line.Id);
                continue;
            }

            var account = crowd.Accounts.Single(candidate => candidate.Keys.Contains(line.Account));
            var held = live.Values.Where(other => other.SharedAccount == account).Sum(other => other.Amount);
            ids.Add(line.Id).Should().BeTrue("seed {0}: {1} is decided once", seed, line.Id);
            line.Held.Should().Be(held, "seed {0}: {1} saw what was held when it was decided", seed, line.Id);
            line.What.Should().Be(held + line.Amount <= account.Balance ? "accept" : "decline", "seed {0}: {1}", seed, line.Id);
            if (line.What == "accept")
            {
                live.Add(line.Id, (account, line.Amount));
            }
        }
    }
}
