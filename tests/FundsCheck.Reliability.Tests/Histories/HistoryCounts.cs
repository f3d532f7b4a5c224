using System.Collections.Concurrent;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The number of each kind of occurrence in the histories: a kind that never occurs is not tested.</summary>
internal sealed class HistoryCounts
{
    private readonly ConcurrentDictionary<string, int> counts = new();

    public void Add(string what) => counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    public int Of(string what) => counts.GetValueOrDefault(what);

    public override string ToString() =>
        string.Join(", ", counts.OrderBy(count => count.Key).Select(count => $"{count.Key} {count.Value}"));
}
