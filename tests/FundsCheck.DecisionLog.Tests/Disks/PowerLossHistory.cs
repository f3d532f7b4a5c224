using FundsCheck.Holds;
using FundsCheck.Records;
using FundsCheck.Rules;
using FundsCheck.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.DecisionLog.Tests.Disks;

/// <summary>A log over a forgetful disk: decisions, flushes that fail, openings, and power that fails. Its seed names it.</summary>
internal sealed class PowerLossHistory(int seed) : IDisposable
{
    private const int Steps = 60;
    private const int OpeningsMax = 1_000;
    private const string SharedMemory = "/dev/shm";

    // The rule set's line takes a quarter of it.
    private const int SegmentBytes = 40_000;

    private readonly Random random = new(seed);
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
    private readonly List<DirectoryInfo> folders = [];
    private readonly List<string> acknowledged = [];
    private ForgetfulDisk disk = null!;
    private FileDecisionStore? store;
    private int number;
    private bool isFailing;

    public int Acknowledged => acknowledged.Count;

    public int Failed { get; private set; }

    public int PowerLosses { get; private set; }

    private string Log => Path.Combine(folders[^1].FullName, "decisions.jsonl");

    public async Task PlayAsync()
    {
        Assert.SkipUnless(Directory.Exists(SharedMemory), "a file system that uses no file number twice is the shared memory of Linux");
        Begin();
        for (var step = 0; step < Steps; step++)
        {
            switch (random.Next(12))
            {
                case 0:
                    isFailing = true;
                    break;
                case 1:
                    // Stopped first: that a store opens its log again by itself is shown elsewhere, and takes a moment of the machine's.
                    Stop();
                    clock.Advance(TimeSpan.FromSeconds(random.Next(1, 120)));
                    break;
                case 2:
                    Stop();
                    break;
                case 3:
                    await LosePowerAsync();
                    break;
                default:
                    await DecideAsync();
                    break;
            }
        }

        await LosePowerAsync();
    }

    public void Dispose()
    {
        Stop();
        folders.ForEach(folder => folder.Delete(recursive: true));
    }

    private void Begin()
    {
        folders.Add(Directory.CreateDirectory(Path.Combine(SharedMemory, $"fundscheck-{Guid.NewGuid():n}")));
        disk = new ForgetfulDisk(folders[^1].FullName) { Fails = FailsOnce };
    }

    private bool FailsOnce()
    {
        var fails = isFailing && random.Next(2) == 0;
        isFailing &= !fails;
        return fails;
    }

    private async Task DecideAsync()
    {
        var debit = new Debit
        {
            Id = $"d-{number++}",
            AccountKey = "account-1",
            SourceAccountId = "account-1",
            Amount = Money.Parse("1.00 USD"),
            EntryClass = "WEB",
            Attempt = 1,
        };
        var now = clock.GetUtcNow();
        var request = new DecisionRequest
        {
            Debit = debit,
            Now = now,
            BalanceTime = now,
            RuleSet = RuleSet.Default,
            Decide = context => Accept(debit, context, now),
        };
        try
        {
            await (store ??= Open()).DecideAsync(request, CancellationToken.None);
            acknowledged.Add(debit.Id);
        }
        catch (Exception exception) when (exception is DecisionNotRecordedException or IOException)
        {
            Failed++;
        }
    }

    private static DecisionRecord Accept(Debit debit, DecisionContext context, DateTimeOffset now)
    {
        var (reading, validUntil, delay) = (new BalanceReading.NotRequested(), now.AddHours(1), TimeSpan.FromHours(6));
        return new DecisionRecord
        {
            Debit = debit,
            Revision = context.Revision,
            IsRetryVerified = context.IsRetryVerified,
            PostingDelay = delay,
            Reading = reading,
            Facts = DebitFacts.Create(debit, RuleSet.Default, reading, context.Holds, context.IsRetryVerified, now),
            Holds = context.Holds,
            RuleSet = RuleSet.Default.Identity,
            Verdict = new Verdict { Outcome = Outcome.Accept, Reasons = [] },
            Hold = HoldCalculator.GetDecisionHold(debit, Outcome.Accept, now, validUntil, delay),
            DecidedAt = now,
            ValidUntil = validUntil,
        };
    }

    private async Task LosePowerAsync()
    {
        PowerLosses++;
        var (before, from) = (disk, folders[^1]);
        folders.Add(Directory.CreateDirectory(Path.Combine(SharedMemory, $"fundscheck-{Guid.NewGuid():n}")));
        before.LosePower(folders[^1].FullName, random);
        Stop();
        from.Delete(recursive: true);
        folders.Remove(from);
        disk = new ForgetfulDisk(folders[^1].FullName) { Fails = FailsOnce };
        isFailing = false;
        store = Open();
        foreach (var id in acknowledged)
        {
            (await store.FindAsync(id, CancellationToken.None)).Should().NotBeNull("{0} of history {1} was acknowledged", id, seed);
        }

        RecordFile.Verify(Log).Decisions.Should().BeGreaterThanOrEqualTo(acknowledged.Count, "history {0}", seed);
    }

    private FileDecisionStore Open()
    {
        for (var opening = 1; ; opening++)
        {
            try
            {
                return FileDecisionStore.Open(
                    Log, new DecisionLogOptions { MaxSegmentBytes = SegmentBytes, Disk = disk }, clock, NullLogger.Instance);
            }
            catch (IOException) when (opening < OpeningsMax)
            {
                // A flush failed; the next opening makes it good.
            }
        }
    }

    private void Stop()
    {
        store?.Dispose();
        store = null;
    }
}
