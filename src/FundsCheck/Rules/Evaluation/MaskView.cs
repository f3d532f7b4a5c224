namespace FundsCheck.Rules.Evaluation;

/// <summary>Reads the masks: true, unknown, and true with all holds counted: the first one without possibly posted holds.</summary>
internal readonly ref struct MaskView(ReadOnlySpan<ulong> masks, int words)
{
    private readonly ReadOnlySpan<ulong> _masks = masks;
    private readonly int _unknown = words;
    private readonly int _trueAtOtherEnd = masks.Length > 2 * words ? 2 * words : 0;

    public bool HasOtherEnd => _trueAtOtherEnd != 0;

    /// <summary>
    /// Returns true where a guard is known to exempt the check: a `for` guard that is known and false in both masks, or an `unless` guard
    /// that is known and true in both.
    /// </summary>
    public bool Excuses(CompiledCheck check)
    {
        foreach (var (word, guardFor, guardUnless) in check.GuardWords)
        {
            if ((KnownFalse(word) & guardFor) != 0 || (KnownTrue(word) & guardUnless) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns true where one guard is known to exempt its check.</summary>
    public bool Excuses(int bit, bool exempts) =>
        (((exempts ? KnownTrue(bit / 64) : KnownFalse(bit / 64)) >> (bit % 64)) & 1) == 1;

    /// <summary>The bands of a list share a measure, so one unknown bit is enough.</summary>
    public bool IsUnknown(CompiledBandList bandList) => ((_masks[_unknown + bandList.Word] >> bandList.Shift) & 1) == 1;

    public ulong True(CompiledBandList bandList) => (_masks[bandList.Word] >> bandList.Shift) & bandList.Bits;

    public ulong TrueAtOtherEnd(CompiledBandList bandList) =>
        (_masks[_trueAtOtherEnd + bandList.Word] >> bandList.Shift) & bandList.Bits;

    private ulong KnownTrue(int word) => _masks[word] & _masks[_trueAtOtherEnd + word];

    private ulong KnownFalse(int word) => ~(_masks[word] | _masks[_unknown + word] | _masks[_trueAtOtherEnd + word]);
}
