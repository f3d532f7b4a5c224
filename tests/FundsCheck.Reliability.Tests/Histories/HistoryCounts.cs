using System.Collections.Concurrent;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>What happened in histories, and how often: a run in which something never happens shows nothing about it.</summary>
internal sealed class HistoryCounts
{
    private readonly ConcurrentDictionary<string, int> counts = new();

    public void Add(string what) => counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    public int Of(string what) => counts.GetValueOrDefault(what);

    public override string ToString() =>
        string.Join(", ", counts.OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}"));
}
