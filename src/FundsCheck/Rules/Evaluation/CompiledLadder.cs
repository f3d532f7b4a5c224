using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A ladder over atoms that stand side by side within one word of the masks, one a rung.</summary>
internal sealed record CompiledLadder(LadderDefinition Definition, int Slot, int FirstAtom, bool NeedsHolds, CompiledLadder? Fallback)
{
    /// <summary>The word of the masks that holds its atoms.</summary>
    public int Word { get; } = FirstAtom / 64;

    /// <summary>The first atom's bit in that word.</summary>
    public int Shift { get; } = FirstAtom % 64;

    /// <summary>The bits of its atoms, from the first.</summary>
    public ulong Bits { get; } = ulong.MaxValue >> (64 - Definition.Rungs.Count);
}
