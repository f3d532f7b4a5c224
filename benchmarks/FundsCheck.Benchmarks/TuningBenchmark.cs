using System.Diagnostics;
using System.Globalization;
using FundsCheck.Records;

namespace FundsCheck.Benchmarks;

/// <summary>Compares counting many values of a threshold with one backtest of the same log.</summary>
internal static class TuningBenchmark
{
    private const int AtOnce = 64;
    private const int Rounds = 5;
    private const int RecordsDefault = 200_000;

    public static async Task RunAsync(int? records)
    {
        using var host = new CheckHost(isFlushed: false);
        var checks = (records ?? RecordsDefault) / AtOnce;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => host.CheckManyAsync(checks)))).ConfigureAwait(false);
        var ruleSet = RecordFile.ReadDecisions(host.LogPath).First().RuleSet;
        if (!TunedThreshold.TryFind(ruleSet, "funds", "headroom.available", null, out var threshold, out var problem))
        {
            throw new InvalidOperationException(problem);
        }

        var backtest = Median(() => Backtest.Run(ruleSet, ruleSet, host.LogPath));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{AtOnce * checks} decisions, medians of {Rounds} rounds; backtest {backtest:F2} s"));
        foreach (var values in new[] { 1, 20, 1_000 })
        {
            var named = Enumerable.Range(1, values).Select(value => (long)value * 100).ToList();
            var seconds = Median(() => Tuning.Run(threshold, host.LogPath, named));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {values,5} values {seconds,6:F2} s {seconds / backtest,6:F2}x of the backtest"));
        }
    }

    private static double Median(Action work)
    {
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }
}
