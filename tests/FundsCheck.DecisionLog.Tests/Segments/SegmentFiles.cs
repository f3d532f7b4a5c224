using FundsCheck.Records.Format;
using FundsCheck.Records.Tests.Format;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>Logs of many segments, and the files that they are.</summary>
internal static class SegmentFiles
{
    public static List<string> Closed(string path) =>
        [.. Enumerable.Range(1, SegmentList.Find(path).Sealed.Count).Select(segment => LogPaths.Sealed(path, segment))];

    /// <summary>Checks odd debits on a few accounts, against odd balances.</summary>
    public static async Task<List<DecisionRecord>> FillAsync(LogHost host, int count, int from = 0)
    {
        var maker = new RecordMaker(new Random(from + 5));
        var records = new List<DecisionRecord>(count);
        for (var number = from; number < from + count; number++)
        {
            var debit = maker.Debit($"d-{number}") is var drawn && drawn.Attempt > 1 ? drawn with { LastReturn = "R01" } : drawn;
            records.Add((await host.Checker.CheckAsync(debit, maker.Reading(debit.Account.SourceAccountId))).Record);
        }

        return records;
    }

    /// <summary>Every file of a log but the lock, by name, as it is.</summary>
    public static Dictionary<string, string> Contents(string path) =>
        Directory.GetFiles(Path.GetDirectoryName(path)!, "decisions.jsonl*")
            .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && !file.EndsWith(".owner", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file)!, file => Convert.ToBase64String(File.ReadAllBytes(file)), StringComparer.Ordinal);
}
