namespace FundsCheck.EndToEnd.Tests.Comparison;

/// <summary>The SplitMix64 generator: the same numbers on every machine and in every version of .NET.</summary>
internal sealed class SplitMix(ulong seed)
{
    private const int PerMille = 1_000;

    private ulong _state = seed;

    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    public long Next(long min, long max) => min + (long)(Next() % (ulong)(max - min + 1));

    /// <summary>True in <paramref name="perMille"/> of a thousand cases.</summary>
    public bool Has(int perMille) => Next(1, PerMille) <= perMille;

    /// <summary>One of the values, each as often as its weight.</summary>
    public T Pick<T>(params ReadOnlySpan<(int Weight, T Value)> weighted)
    {
        var sum = 0;
        foreach (var (weight, _) in weighted)
        {
            sum += weight;
        }

        var left = Next(1, sum);
        foreach (var (weight, value) in weighted)
        {
            left -= weight;
            if (left <= 0)
            {
                return value;
            }
        }

        throw new ArgumentException("no value has a weight", nameof(weighted));
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
