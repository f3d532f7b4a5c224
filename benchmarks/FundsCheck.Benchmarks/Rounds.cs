using System.Diagnostics;
using System.Globalization;

namespace FundsCheck.Benchmarks;

/// <summary>
/// Compares contenders: all run in turn, in rounds, so that other load affects each alike. Prints the medians with their ratio to the first
/// contender. Bytes are exact.
/// </summary>
internal static class Rounds
{
    private const int RoundsCount = 21;
    private const double MillisecondsEach = 20;

    public static void Compare(string title, params (string Name, Action Work)[] contenders)
    {
        var repeats = contenders.Select(contender => Calibrate(contender.Work)).ToArray();
        var nanoseconds = contenders.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < RoundsCount; round++)
        {
            for (var index = 0; index < contenders.Length; index++)
            {
                nanoseconds[index].Add(Time(contenders[index].Work, repeats[index]));
            }
        }

        var baseline = Median(nanoseconds[0]);
        Console.WriteLine(title);
        for (var index = 0; index < contenders.Length; index++)
        {
            var median = Median(nanoseconds[index]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {contenders[index].Name,-44} {Show(median),12} {median / baseline,8:F2}x {Bytes(contenders[index].Work),10} B"));
        }
    }

    private static string Show(double nanoseconds) => nanoseconds < 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:F0} ns")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000_000:F2} ms");

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
