using FundsCheck.DecisionLog.Tests.Segments;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.DecisionLog.Tests.Archiving;

/// <summary>A log of several segments of two years, and the folder of its archive.</summary>
internal sealed class ArchivedLog : IDisposable
{
    public LogHost Host { get; } = new();

    public string Path => Host.Path;

    public string Folder => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, "archive");

    public string Archive => LogPaths.Archive(Path, Folder);

    /// <summary>Debits of one day, then time passes, then others: segments end between the decision of a debit and its events.</summary>
    public async Task<int> FillAsync()
    {
        await FillAsync(Host, 150);
        await Host.CheckAsync("sent", 1m);
        await Host.Checker.RecordAsync("sent", new DebitEvent.Sent(Host.Clock.GetUtcNow()));
        await Host.CheckAsync("forgotten", 2m);
        await FillAsync(Host, 150, from: 150);
        var old = SegmentFiles.Closed(Path).Count;
        Host.Clock.Advance(TimeSpan.FromDays(3));
        await Host.Checker.RecordAsync("sent", new DebitEvent.Returned(Host.Clock.GetUtcNow(), "R01"));
        Host.Clock.Advance(TimeSpan.FromDays(400));
        await Host.CheckAsync("held", 600m);
        await FillAsync(Host, 300, from: 300);
        Host.Clock.Advance(TimeSpan.FromDays(1));
        await FillAsync(Host, 40, from: 600);
        Host.Stop();
        return old;
    }

    /// <summary>Checks debits of a few linked accounts; some are sent, and some of these settle.</summary>
    public static async Task<List<DecisionRecord>> FillAsync(LogHost host, int count, int from = 0)
    {
        var records = new List<DecisionRecord>(count);
        for (var number = from; number < from + count; number++)
        {
            var account = $"account-{number % 23}";
            var balance = host.BalanceOf(10m + (number % 90)) with
            {
                AccountId = account,
                PersistentAccountId = number % 5 == 0 ? $"persistent-{number % 7}" : null,
            };
            var debit = FundsCheck.Tests.Checking.Host.Debit($"d-{number}", 1m + (number % 11), account);
            var decision = await host.Checker.CheckAsync(debit, new BalanceReading.Succeeded(balance));
            records.Add(decision.Record);
            if (decision.Outcome == Outcome.Accept && number % 3 == 0)
            {
                await host.Checker.RecordAsync(debit.Id, new DebitEvent.Sent(host.Clock.GetUtcNow()));
            }
        }

        return records;
    }

    public ArchiveResult Move(int days = 365, bool isDryRun = false, IDisk? disk = null)
    {
        var options = new DecisionLogOptions();
        options.Disk = disk ?? options.Disk;
        return DecisionLogArchive.Move(
            Path, Folder, Host.Clock.GetUtcNow() - TimeSpan.FromDays(days), isDryRun, Host.Clock, NullLogger.Instance, options);
    }

    /// <summary>The bytes of all archived segments and of the rest, one after another.</summary>
    public static byte[] Bytes(params string[] logs) => [.. logs.SelectMany(SegmentList.FilesOf).SelectMany(File.ReadAllBytes)];

    public void Dispose() => Host.Dispose();
}
