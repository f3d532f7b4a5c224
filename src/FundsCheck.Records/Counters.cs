using System.Runtime.InteropServices;

namespace FundsCheck.Records;

/// <summary>Counters that are created at their first use.</summary>
internal static class Counters
{
    public static TCounter Of<TKey, TCounter>(Dictionary<TKey, TCounter> counters, TKey key)
        where TKey : notnull
        where TCounter : class, new() =>
        CollectionsMarshal.GetValueRefOrAddDefault(counters, key, out _) ??= new TCounter();
}
