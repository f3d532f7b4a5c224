using System.Numerics;

namespace FundsCheck.DecisionLog;

/// <summary>
/// A Bloom filter in blocks of one cache line. It returns that an id is not in a segment, or that it may be. About one of 300 absent ids is
/// a false positive.
/// </summary>
internal sealed class SegmentIndexFilter
{
    private const int BitsPerId = 14;
    private const int WordsPerBlock = 8;
    private const int BitsPerBlock = 512;
    private const int Probes = 7;
    private const int BitsPerProbe = 9;

    private readonly ulong[] _words;
    private readonly uint _blocks;

    public SegmentIndexFilter(int ids)
        : this(new ulong[checked(WordsPerBlock * (int)Math.Max(1L, ((BitsPerId * (long)ids) + BitsPerBlock - 1) / BitsPerBlock))])
    {
    }

    public SegmentIndexFilter(ulong[] words)
    {
        _words = words;
        _blocks = checked((uint)(words.Length / WordsPerBlock));
    }

    public ReadOnlySpan<ulong> Words => _words;

    public void Add(ulong hash)
    {
        var (block, bits) = PlaceOf(hash);
        for (var probe = 0; probe < Probes; probe++, bits >>= BitsPerProbe)
        {
            _words[block + (int)((bits >> 6) & 7)] |= 1UL << (int)(bits & 63);
        }
    }

    public bool MayHave(ulong hash)
    {
        var (block, bits) = PlaceOf(hash);
        for (var probe = 0; probe < Probes; probe++, bits >>= BitsPerProbe)
        {
            if ((_words[block + (int)((bits >> 6) & 7)] & (1UL << (int)(bits & 63))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    // The upper half of the hash selects the block, and the mixed hash the bits in it, so that the two are independent.
    private (int Block, ulong Bits) PlaceOf(ulong hash) =>
        (WordsPerBlock * (int)(((hash >> 32) * _blocks) >> 32), unchecked(BitOperations.RotateLeft(hash, 29) * 0x9E3779B97F4A7C15UL));
}
