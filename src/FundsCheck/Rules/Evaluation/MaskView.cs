namespace FundsCheck.Rules.Evaluation;

/// <summary>Reads the masks: true, unknown, and true with all holds counted.</summary>
internal readonly ref struct MaskView(ReadOnlySpan<ulong> masks, int words, bool hasOtherEnd)
{
    private readonly ReadOnlySpan<ulong> _true = masks[..words];
    private readonly ReadOnlySpan<ulong> _unknown = masks.Slice(words, words);
    private readonly ReadOnlySpan<ulong> _trueAtOtherEnd = hasOtherEnd ? masks.Slice(2 * words, words) : masks[..words];

    public bool HasOtherEnd { get; } = hasOtherEnd;

    /// <summary>
    /// Returns true where a guard is known to exempt the check: a `for` guard that is known and false in both masks, or an `unless` guard
    /// that is known and true in both.
    /// </summary>
    public bool Excuses(CompiledCheck check)
    {
        for (var word = 0; word < _true.Length; word++)
        {
            var isFalse = ~(_true[word] | _unknown[word] | _trueAtOtherEnd[word]);
            if (((isFalse & check.For[word]) | (_true[word] & _trueAtOtherEnd[word] & check.Unless[word])) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns true where one guard is known to exempt its check.</summary>
    public bool Excuses(int bit, bool exempts)
    {
        var (word, mask) = (bit / 64, 1UL << (bit % 64));
        return exempts
            ? (_true[word] & _trueAtOtherEnd[word] & mask) != 0
            : (~(_true[word] | _unknown[word] | _trueAtOtherEnd[word]) & mask) != 0;
    }

    /// <summary>The bands of a list share a measure, so one unknown bit is enough.</summary>
    public bool IsUnknown(CompiledBandList bandList) => ((_unknown[bandList.Word] >> bandList.Shift) & 1) == 1;

    public ulong True(CompiledBandList bandList) => (_true[bandList.Word] >> bandList.Shift) & bandList.Bits;

    public ulong TrueAtOtherEnd(CompiledBandList bandList) => (_trueAtOtherEnd[bandList.Word] >> bandList.Shift) & bandList.Bits;
}
