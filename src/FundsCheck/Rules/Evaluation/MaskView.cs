namespace FundsCheck.Rules.Evaluation;

/// <summary>Reads the masks: true, unknown, and true at the other end of the holds.</summary>
internal readonly ref struct MaskView(ReadOnlySpan<ulong> masks, int words, bool hasOtherEnd)
{
    private readonly ReadOnlySpan<ulong> _true = masks[..words];
    private readonly ReadOnlySpan<ulong> _unknown = masks.Slice(words, words);
    private readonly ReadOnlySpan<ulong> _trueAtOtherEnd = hasOtherEnd ? masks.Slice(2 * words, words) : masks[..words];

    public bool HasOtherEnd { get; } = hasOtherEnd;

    /// <summary>Known, and false at both ends.</summary>
    public bool IsFalseForSure(int atom) => (((_true[atom / 64] | _unknown[atom / 64] | _trueAtOtherEnd[atom / 64]) >> (atom % 64)) & 1) == 0;

    /// <summary>Known, and true at both ends.</summary>
    public bool IsTrueForSure(int atom) => (((_true[atom / 64] & _trueAtOtherEnd[atom / 64]) >> (atom % 64)) & 1) == 1;

    /// <summary>A ladder's atoms share a measure: one unknown bit tells of all.</summary>
    public bool IsUnknown(CompiledLadder ladder) => ((_unknown[ladder.Word] >> ladder.Shift) & 1) == 1;

    public ulong True(CompiledLadder ladder) => (_true[ladder.Word] >> ladder.Shift) & ladder.Bits;

    public ulong TrueAtOtherEnd(CompiledLadder ladder) => (_trueAtOtherEnd[ladder.Word] >> ladder.Shift) & ladder.Bits;
}
