using System.Diagnostics;
using System.Globalization;

namespace FundsCheck.Benchmarks;

/// <summary>
/// Compares contenders: all run in turn, in rounds, so that other load affects each alike. Prints the medians, and the median of the ratios
/// to the first contender of the same round. Each runs before, until its code is compiled with optimizations. Bytes are exact.
/// </summary>
internal static class Rounds
{
    private const int RoundsCount = 21;
    private const double MillisecondsEach = 20;
    private const int WarmUpsCount = 4;

    public static void Compare(string title, params (string Name, Action Work)[] contenders) => Compare(title, 1, contenders);

    /// <summary>Compares contenders whose work consists of several operations, and prints the time of one.</summary>
    public static void Compare(string title, int operations, params (string Name, Action Work)[] contenders)
    {
        WarmUp(contenders.Select(contender => contender.Work));
        var repeats = contenders.Select(contender => Calibrate(contender.Work)).ToArray();
        var nanoseconds = contenders.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < RoundsCount; round++)
        {
            for (var index = 0; index < contenders.Length; index++)
            {
                nanoseconds[index].Add(Time(contenders[index].Work, repeats[index]));
            }
        }

        Console.WriteLine(title);
        for (var index = 0; index < contenders.Length; index++)
        {
            var median = Median(nanoseconds[index]);
            var ratio = Median([.. nanoseconds[index].Zip(nanoseconds[0], (own, first) => own / first)]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {contenders[index].Name,-44} {Show(median / operations),12} {ratio,8:F2}x "
                    + $"{Bytes(contenders[index].Work) / operations,10} B"));
        }
    }

    private static string Show(double nanoseconds) => nanoseconds switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:F0} ns"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000:F1} us"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000:F2} ms"),
    };

    // The compiler optimizes a method in the background, some 100 ms after its first calls.
    private static void WarmUp(IEnumerable<Action> works)
    {
        foreach (var work in Enumerable.Repeat(works, WarmUpsCount).SelectMany(all => all))
        {
            Time(work, Calibrate(work));
            Thread.Sleep(100);
        }
    }

    private static int Calibrate(Action work)
    {
        var repeats = 1;
        while (Time(work, repeats) * repeats < MillisecondsEach * 1_000_000)
        {
            repeats *= 2;
        }

        return repeats;
    }

    private static double Time(Action work, int repeats)
    {
        var started = Stopwatch.GetTimestamp();
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(started).TotalNanoseconds / repeats;
    }

    private static long Bytes(Action work)
    {
        const int Repeats = 100;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            work();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Repeats;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
