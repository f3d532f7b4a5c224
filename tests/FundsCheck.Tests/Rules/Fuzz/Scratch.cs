using FundsCheck.Rules;
using System.Diagnostics;
namespace FundsCheck.Tests.Rules.Fuzz;
public sealed class Scratch(ITestOutputHelper output)
{
    [Fact]
    public void Measure()
    {
        var settings = FuzzSettings.FromEnvironment();
        for (var round = 0; round < 4; round++)
        {
            const int n = 30000;
            var c0 = Process.GetCurrentProcess().TotalProcessorTime;
            var files = Enumerable.Range(round * n, n).Select(i => FuzzFiles.Make(settings.RandomOf(i))).ToList();
            var c1 = Process.GetCurrentProcess().TotalProcessorTime;
            output.WriteLine($"make {(c1 - c0).TotalMicroseconds / n:0.0} us, avg bytes {files.Average(f => f.Length):0}");
            var by = new SortedDictionary<string, (int N, double T, long A)>();
            var loaded = new List<(RuleSet, long)>();
            for (var i = 0; i < n; i++)
            {
                var a = GC.GetAllocatedBytesForCurrentThread();
                var t = Stopwatch.GetTimestamp();
                var ok = RuleSet.TryParse(files[i], "f", out var rs, out var problems);
                var us = Stopwatch.GetElapsedTime(t).TotalMicroseconds;
                var key = ok ? "loaded" : problems[0].Code is "json.syntax" or "file.encoding" or "json.depth" ? problems[0].Code : problems.Any(p => p.Code.Contains("direction") || p.Code.Contains("waiver")) ? "laws" : problems.Any(p => p.Code.Contains("unreach") || p.Code.Contains("impossible")) ? "analysis" : "other";
                var e = by.GetValueOrDefault(key);
                by[key] = (e.N + 1, e.T + us, e.A + GC.GetAllocatedBytesForCurrentThread() - a);
                if (ok) { loaded.Add((rs!, i)); }
            }
            var c2 = Process.GetCurrentProcess().TotalProcessorTime;
            output.WriteLine($"load {(c2 - c1).TotalMicroseconds / n:0.0} us; " + string.Join("; ", by.Select(r => $"{r.Key} {r.Value.N} {r.Value.T / r.Value.N:0} us {r.Value.A / r.Value.N} B")));
            var counts = new FuzzCounts();
            foreach (var (rs, i) in loaded) { LoadedRulesJudge.Find(rs, counts, settings.FactsOf(i)); }
            var c3 = Process.GetCurrentProcess().TotalProcessorTime;
            output.WriteLine($"laws {(c3 - c2).TotalMicroseconds / loaded.Count:0.0} us each");
        }
    }
}
