using System.Diagnostics;
using System.Globalization;
using FundsCheck.Records.Format;

namespace FundsCheck.Benchmarks;

/// <summary>Opens a log whose lines are all in the active segment, from the checkpoint within it and without, in turn.</summary>
internal static class OpeningBenchmark
{
    private const int RecordsDefault = 200_000;
    private const int AtOnce = 64;
    private const int RoundsCount = 7;

    // A debit about every six seconds: all holds of the log count, so that the checkpoint is as large as it can be.
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(int? records)
    {
        var count = records ?? RecordsDefault;
        using var host = new CheckHost(isFlushed: false, new SteppingTime(ClockStep));
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => host.CheckManyAsync(count / AtOnce))))
            .ConfigureAwait(false);
        host.Close();
        var checkpoint = LogPaths.ActiveCheckpoint(host.LogPath);
        var bytes = await File.ReadAllBytesAsync(checkpoint).ConfigureAwait(false);
        var (whole, resumed) = (new List<double>(), new List<double>());
        for (var round = 0; round <= RoundsCount; round++)
        {
            File.Delete(checkpoint);
            whole.Add(Open(host));
            await File.WriteAllBytesAsync(checkpoint, bytes).ConfigureAwait(false);
            resumed.Add(Open(host));
        }

        // The first round compiles the code.
        var (all, rest) = (whole.Skip(1).Order().ElementAt(RoundsCount / 2), resumed.Skip(1).Order().ElementAt(RoundsCount / 2));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"opening {count} decisions of {new FileInfo(host.LogPath).Length / 1_048_576} MB in the active segment, with as many holds"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"the whole segment",-44} {all,9:F0} ms"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {"from its checkpoint",-44} {rest,9:F0} ms {rest / all,8:F2}x, checkpoint of {bytes.Length / 1_024} KB"));
    }

    private static double Open(CheckHost host)
    {
        var started = Stopwatch.GetTimestamp();
        host.OpenAgain();
        var opened = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        host.Close();
        return opened;
    }
}
