using System.Runtime.CompilerServices;

namespace FundsCheck.Records;

/// <summary>Enumerates items that are read from files on threads of the pool: files are read synchronously.</summary>
internal static class PooledRead
{
    private const int TakenMax = 256;

    /// <summary>Each wait of the caller is for many items, so that a long log needs few of them.</summary>
    public static async IAsyncEnumerable<T> RunAsync<T>(
        IEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var enumerator = items.GetEnumerator();
        while (await Task.Run(() => Take(enumerator), cancellationToken).ConfigureAwait(false) is { Count: > 0 } taken)
        {
            foreach (var item in taken)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    private static List<T> Take<T>(IEnumerator<T> enumerator)
    {
        var taken = new List<T>();
        while (taken.Count < TakenMax && enumerator.MoveNext())
        {
            taken.Add(enumerator.Current);
        }

        return taken;
    }
}
