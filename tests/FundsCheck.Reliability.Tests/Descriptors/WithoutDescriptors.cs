using FundsCheck.Reliability.Tests.Support;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.Reliability.Tests.Descriptors;

/// <summary>The work of a child without free descriptors. Each line of its output is a number with its name.</summary>
internal sealed class WithoutDescriptors(string log, int checks)
{
    private const long MemoryBytes = 128 * 1_048_576;
    private const int Threads = 8;

    private readonly List<SafeFileHandle> taken = [];

    public async Task RunAsync()
    {
        using var host = CheckHost.Start(log, TimeProvider.System);

        // All code that runs below runs once before, on threads that are there, as the runtime takes descriptors for assemblies and
        // threads.
        StartAllThreads();
        await SealOneAsync(host);
        Count(await ManyAsync(host, "warm", 64));
        TakeAll();
        await LookUpAsync(host);
        GiveBack();

        TakeAll();
        var (decided, failed) = Count(await ManyAsync(host, "many", checks));
        var lookedUp = await LookUpAsync(host);
        GiveBack();
        var again = Count(await ManyAsync(host, "many", checks)).Decided;
        Console.WriteLine(FormattableString.Invariant($"decided {decided}\nfailed alone {failed}\nlooked up {lookedUp}\nafter {again}"));
    }

    private static (int Decided, int Failed) Count(Exception?[] results)
    {
        if (results.FirstOrDefault(result => result is not null and not DecisionNotRecordedException) is { } other)
        {
            throw new InvalidOperationException("a check failed with another exception", other);
        }

        return (results.Count(result => result is null), results.Count(result => result is not null));
    }

    private static async Task SealOneAsync(CheckHost host)
    {
        for (var number = 0; number < 120; number++)
        {
            await CheckAsync(host, FormattableString.Invariant($"sealed-{number}"));
        }
    }

    private static async Task<Exception?[]> ManyAsync(CheckHost host, string name, int count) =>
        await Task.WhenAll(Enumerable.Range(0, count)
            .Select(number => Task.Run(async () => await Try(() => CheckAsync(host, FormattableString.Invariant($"{name}-{number}"))))));

    private static async Task<string> LookUpAsync(CheckHost host) =>
        (await Try(() => CheckAsync(host, "sealed-1")))?.GetType().Name ?? "found";

    private static async Task<Exception?> Try(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private static Task<FundsDecision> CheckAsync(CheckHost host, string id) =>
        host.Checker.CheckAsync(
            Usual.Debit(id, 1m, account: id),
            new BalanceReading.Succeeded(Usual.Balance(1_000m, TimeProvider.System.GetUtcNow(), account: id)));

    private static void StartAllThreads()
    {
        ThreadPool.SetMinThreads(Threads, Threads);
        ThreadPool.SetMaxThreads(Threads, Threads);
        using var isStarted = new CountdownEvent(Threads - 1);
        var others = Enumerable.Range(0, Threads - 1).Select(_ => Task.Run(SignalAndWait)).ToArray();
        isStarted.Wait();
        Task.WaitAll(others);

        void SignalAndWait()
        {
            isStarted.Signal();
            isStarted.Wait();
        }
    }

    // The runtime's garbage collector opens files too, to learn how much memory there is: without a descriptor it assumes that there is
    // none.
    private void TakeAll()
    {
        GC.TryStartNoGCRegion(MemoryBytes);
        try
        {
            while (true)
            {
                taken.Add(File.OpenHandle("/dev/null"));
            }
        }
        catch (IOException)
        {
            // None is left.
        }
    }

    private void GiveBack()
    {
        taken.ForEach(handle => handle.Dispose());
        taken.Clear();
        GC.EndNoGCRegion();
    }
}
