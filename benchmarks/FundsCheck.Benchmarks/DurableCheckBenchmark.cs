using System.Diagnostics;
using System.Globalization;

namespace FundsCheck.Benchmarks;

/// <summary>Durable checks, compared with a disk that writes as many bytes in as many flushes.</summary>
internal static class DurableCheckBenchmark
{
    private const int AtOnce = 64;
    private const int Rounds = 7;
    private const int ChecksEach = 19_200;

    // Uncounted rounds, for tiered compilation. All rounds fit into one segment.
    private const int RoundsBefore = 4;

    public static async Task RunAsync()
    {
        using var durable = new CheckHost(isFlushed: true);
        using var unflushed = new CheckHost(isFlushed: false);
        for (var round = 0; round < RoundsBefore; round++)
        {
            await CheckAsync(durable).ConfigureAwait(false);
            await unflushed.DecideManyAsync(AtOnce, ChecksEach).ConfigureAwait(false);
        }

        var bytes = (int)(new FileInfo(durable.LogPath).Length / (RoundsBefore * ChecksEach));
        var (disk, kept, loose, alone) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            disk.Add(Time(() => Flush($"{durable.LogPath}.disk", bytes)));
            kept.Add(await TimeAsync(() => CheckAsync(durable)).ConfigureAwait(false));
            loose.Add(await TimeAsync(() => CheckAsync(unflushed)).ConfigureAwait(false));
            alone.Add(await TimeAsync(() => unflushed.DecideManyAsync(AtOnce, ChecksEach)).ConfigureAwait(false));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"checks, {AtOnce} at once, balance supplied, {bytes} bytes a line: medians of {Rounds} rounds of {ChecksEach}"));
        var baseline = Median(disk);
        Print("disk alone, a flush for every 64 lines", baseline, baseline);
        Print("durable checks", Median(kept), baseline);
        Print("the same, not flushed", Median(loose), baseline);
        Print("from facts to a record, not flushed", Median(alone), baseline);

        // A separate log with every account, so that no sealing of a segment is counted.
        using var fresh = new CheckHost(isFlushed: false);
        await fresh.DecideManyAsync(AtOnce, CheckHost.Accounts).ConfigureAwait(false);
        var (check, record) = (
            await AllocatedAsync(() => CheckAsync(fresh)).ConfigureAwait(false),
            await AllocatedAsync(() => fresh.DecideManyAsync(AtOnce, ChecksEach)).ConfigureAwait(false));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"allocated by a check",-44} {check,9} B"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"allocated from facts to a record",-44} {record,9} B"));
    }

    private static void Print(string name, double perSecond, double baseline) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-44} {perSecond,9:F0}/s {perSecond / baseline,6:F2}x"));

    private static double Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return ChecksEach / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work().ConfigureAwait(false);
        return ChecksEach / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static Task CheckAsync(CheckHost host) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => host.CheckManyAsync(ChecksEach / AtOnce))));

    private static async Task<long> AllocatedAsync(Func<Task> work)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await work().ConfigureAwait(false);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / ChecksEach;
    }

    private static void Flush(string path, int bytes)
    {
        var lines = new byte[bytes * AtOnce];
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var batch = 0; batch < ChecksEach / AtOnce; batch++)
        {
            stream.Write(lines);
            stream.Flush(flushToDisk: true);
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
