using System.Diagnostics;
using System.Globalization;
using FundsCheck.Records;

namespace FundsCheck.Benchmarks;

/// <summary>The cost of a growing log: memory, the next check, reopening, replaying and verifying.</summary>
internal static class LogGrowthBenchmark
{
    private const int AtOnce = 64;
    private const int Steps = 10;
    private const int RecordsDefault = 1_000_000;

    // Each check reads the clock a few times: a debit about every six seconds, so ten million debits in two years.
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(int? records)
    {
        var each = (records ?? RecordsDefault) / Steps;
        var time = new SteppingTime(ClockStep);
        using var host = new CheckHost(isFlushed: false, time);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"a log that grows to {each * Steps} decisions, {AtOnce} at once, not flushed"));
        var started = Stopwatch.GetTimestamp();
        for (var step = 1; step <= Steps; step++)
        {
            var begun = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, AtOnce)
                .Select(_ => Task.Run(() => host.CheckManyAsync(each / AtOnce)))).ConfigureAwait(false);
            Print(each * step, each / Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        var opening = Stopwatch.GetTimestamp();
        host.OpenAgain();
        var opened = Stopwatch.GetElapsedTime(opening);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  reopened in {opened.TotalMilliseconds:F0} ms, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s after the "
                + $"start"));
        host.Close();
        var replaying = Stopwatch.GetTimestamp();
        var result = Replay.Run(host.LogPath);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  replayed: {result.Decisions} decisions, {result.Differing} differ, "
                + $"{result.Decisions / Stopwatch.GetElapsedTime(replaying).TotalSeconds:F0}/s"));
        Print(each * Steps, perSecond: null);
        var verifying = Stopwatch.GetTimestamp();
        var verification = RecordFile.Verify(host.LogPath);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  verified: {verification.Lines} lines, {verification.Lines / Stopwatch.GetElapsedTime(verifying).TotalSeconds:F0}/s"));
        Print(each * Steps, perSecond: null);
    }

    private static void Print(int records, double? perSecond)
    {
        var live = GC.GetTotalMemory(forceFullCollection: true) / 1_048_576;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {records,10} decisions: {live,5} MB live, {Environment.WorkingSet / 1_048_576,5} MB working "
                + $"set{(perSecond is { } rate ? string.Create(CultureInfo.InvariantCulture, $", {rate:F0}/s") : string.Empty)}"));
    }
}
