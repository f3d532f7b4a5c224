namespace FundsCheck.Rules.Evaluation;

/// <summary>Reads the masks: true, unknown, and true at the other end of the holds.</summary>
internal readonly ref struct MaskView(ReadOnlySpan<ulong> masks, int words, bool hasOtherEnd)
{
    private readonly ReadOnlySpan<ulong> _true = masks[..words];
    private readonly ReadOnlySpan<ulong> _unknown = masks.Slice(words, words);
    private readonly ReadOnlySpan<ulong> _trueAtOtherEnd = hasOtherEnd ? masks.Slice(2 * words, words) : masks[..words];

    public bool HasOtherEnd { get; } = hasOtherEnd;

    /// <summary>
    /// Whether a guard is known to excuse the check: one that must hold is known and false at both ends, or one that must not is known and
    /// true at both.
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

    /// <summary>A band list's atoms share a measure: one unknown bit tells of all.</summary>
    public bool IsUnknown(CompiledBandList bandList) => ((_unknown[bandList.Word] >> bandList.Shift) & 1) == 1;

    public ulong True(CompiledBandList bandList) => (_true[bandList.Word] >> bandList.Shift) & bandList.Bits;

    public ulong TrueAtOtherEnd(CompiledBandList bandList) => (_trueAtOtherEnd[bandList.Word] >> bandList.Shift) & bandList.Bits;
}
