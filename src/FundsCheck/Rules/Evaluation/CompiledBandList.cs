using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A band list whose bands are bits that stand side by side within one word of the masks.</summary>
internal sealed class CompiledBandList(BandListDefinition definition, int slot, int firstBit, CompiledBandList? fallback)
{
    public BandListDefinition Definition => definition;

    /// <summary>The measure's place among the slots.</summary>
    public int Slot => slot;

    public CompiledBandList? Fallback => fallback;

    /// <summary>The word of the masks that holds its bits.</summary>
    public int Word { get; } = firstBit / 64;

    /// <summary>The first band's bit in that word.</summary>
    public int Shift { get; } = firstBit % 64;

    /// <summary>The bits of its bands, from the first.</summary>
    public ulong Bits { get; } = ulong.MaxValue >> (64 - definition.Bands.Count);

    public bool NeedsHolds { get; } = definition.Measure.Needs.HasFlag(MeasureNeeds.Holds);

    /// <summary>What each band answers.</summary>
    public Outcome[] Outcomes { get; } = [.. definition.Bands.Select(band => band.Answer.Outcome)];

    /// <summary>What is answered where the measure is unknown and there is no fallback; null where it is never unknown.</summary>
    public Outcome? UnknownOutcome { get; } = definition.IfUnknown?.Outcome;
}
