using System.Diagnostics;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A band list whose bands are adjacent bits in one word of the masks.</summary>
internal sealed class CompiledBandList(BandListDefinition definition, int slot, int firstBit, CompiledBandList? fallback)
{
    public BandListDefinition Definition => definition;

    /// <summary>The index of the measure's slot.</summary>
    public int Slot => slot;

    public CompiledBandList? Fallback => fallback;

    public CompiledBandList RequiredFallback =>
        fallback ?? throw new UnreachableException("an answer is of a band list or of one of its fallbacks");

    /// <summary>The index of the word with its bits.</summary>
    public int Word { get; } = firstBit / 64;

    /// <summary>The bit of the first band in that word.</summary>
    public int Shift { get; } = firstBit % 64;

    /// <summary>The bits of its bands, from the first.</summary>
    public ulong Bits { get; } = ulong.MaxValue >> (64 - definition.Bands.Count);

    public bool NeedsHolds { get; } = definition.Measure.Needs.HasFlag(MeasureNeeds.Holds);

    /// <summary>The outcome of each band.</summary>
    public Outcome[] Outcomes { get; } = [.. definition.Bands.Select(band => band.Answer.Outcome)];

    /// <summary>The outcome for an unknown measure without a fallback; null for a measure that is never unknown.</summary>
    public Outcome? UnknownOutcome { get; } = definition.IfUnknown?.Outcome;
}
