using System.Diagnostics;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Kills;

/// <summary>Kills <c>fundscheck decisions archive</c> as each of its files appears.</summary>
public sealed class KilledArchiveTests
{
    private const int Debits = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Nothing_is_lost_and_the_next_run_completes()
    {
        using var filled = LogFolder.OnDisk();
        var whole = await FillAsync(filled.Log);
        Func<string, string, bool>[] moments =
        [
            (_, archive) => File.Exists($"{archive}.new"),
            (_, archive) => File.Exists(archive),
            (_, archive) => File.Exists($"{archive}.000001"),
            (log, _) => File.Exists($"{log}.000001.archived"),
            (log, _) => File.Exists($"{log}.archive.new"),
            (log, _) => File.Exists($"{log}.archive"),
            (log, _) => !File.Exists($"{log}.000001"),
        ];
        var kills = 0;
        foreach (var hasCome in moments)
        {
            using var folder = filled.CopyAsItStands();
            var archive = Path.Combine(folder.Path, "archive");

            kills += await KillAsync(folder.Log, archive, hasCome) ? 1 : 0;

            var rest = RecordFile.Verify(folder.Log);
            (rest.Head, rest.Differing).Should().Be((whole.Head, 0));
            var again = await Command.FundsCheckAsync("decisions", "archive", folder.Log, "--older-than", "2y", "--to", archive);
            again.ExitCode.Should().Be(0, again.Out + again.Error);
            var both = RecordFile.Verify(folder.Log, archive: archive);
            (both.Head, both.Lines, both.Decisions, both.Differing).Should().Be((whole.Head, whole.Lines, whole.Decisions, 0));
            RecordFile.Verify(folder.Log).ArchivedHead.Should().Be(RecordFile.Verify(LogPaths.Archive(folder.Log, archive)).Head);
        }

        kills.Should().BeGreaterThan(moments.Length / 2, "a process that ended before its kill proves nothing");
    }

    private static async Task<bool> KillAsync(string log, string archive, Func<string, string, bool> hasCome)
    {
        using var process = Process.Start(
            Command.OfFundsCheck("decisions", "archive", log, "--older-than", "2y", "--to", archive))!;
        var started = TimeProvider.System.GetTimestamp();
        while (!hasCome(log, LogPaths.Archive(log, archive)) && !process.HasExited
            && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Yield();
        }

        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode != 0;
    }

    /// <summary>A log of several segments, years ago by the clock of the machine.</summary>
    private static async Task<LogVerification> FillAsync(string log)
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddYears(-3));
        using (var host = CheckHost.Start(log, clock))
        {
            for (var number = 0; number < Debits; number++)
            {
                await CheckAsync(host, clock, number);
            }
        }

        return RecordFile.Verify(log);
    }

    private static Task<FundsDecision> CheckAsync(CheckHost host, FakeTimeProvider clock, int number)
    {
        var account = $"account-{number % 20}";
        var debit = new ProposedDebit
        {
            Id = $"d-{number}",
            Account = new AccountRef(account, new Secret("token-never-shown")),
            Amount = new Money(1m, Currency.Usd),
            EntryClass = "WEB",
        };
        var balance = new AccountBalance
        {
            AccountId = account,
            Kind = AccountKinds.Find("checking"),
            Available = 10m,
            Current = 10m,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = clock.GetUtcNow(),
            RetrievedAt = clock.GetUtcNow(),
        };
        return host.Checker.CheckAsync(debit, new BalanceReading.Succeeded(balance));
    }
}
