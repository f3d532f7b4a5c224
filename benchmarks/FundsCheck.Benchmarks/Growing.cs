using System.Diagnostics;
using System.Globalization;
using FundsCheck.Records;

namespace FundsCheck.Benchmarks;

/// <summary>What a log costs as it grows: memory, the next check, opening it again, replaying and verifying it.</summary>
internal static class Growing
{
    private const int AtOnce = 64;
    private const int Steps = 10;
    private const int RecordsUsual = 1_000_000;

    // A debit every six seconds or so, as each check looks at the clock a few times: ten million of them are two years.
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(2);

    public static async Task TellAsync(int? records)
    {
        var each = (records ?? RecordsUsual) / Steps;
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
            Tell(each * step, each / Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        var opening = Stopwatch.GetTimestamp();
        host.OpenAgain();
        var opened = Stopwatch.GetElapsedTime(opening);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  opened again in {opened.TotalMilliseconds:F0} ms, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s after it was "
                + $"begun"));
        host.Close();
        var replaying = Stopwatch.GetTimestamp();
        var result = Replay.Run(host.LogPath);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  replayed: {result.Decisions} decisions, {result.Differing} differ, "
                + $"{result.Decisions / Stopwatch.GetElapsedTime(replaying).TotalSeconds:F0}/s"));
        Tell(each * Steps, perSecond: null);
        var verifying = Stopwatch.GetTimestamp();
        var proof = RecordFile.Verify(host.LogPath);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  verified: {proof.Lines} lines, {proof.Lines / Stopwatch.GetElapsedTime(verifying).TotalSeconds:F0}/s"));
        Tell(each * Steps, perSecond: null);
    }

    private static void Tell(int records, double? perSecond)
    {
        var live = GC.GetTotalMemory(forceFullCollection: true) / 1_048_576;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {records,10} decisions: {live,5} MB live, {Environment.WorkingSet / 1_048_576,5} MB working "
                + $"set{(perSecond is { } rate ? string.Create(CultureInfo.InvariantCulture, $", {rate:F0}/s") : string.Empty)}"));
    }
}
