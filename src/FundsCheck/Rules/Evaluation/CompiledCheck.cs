using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A check over bits of the masks: bits that must be true, bits that must be false, and the band list.</summary>
internal sealed class CompiledCheck(CheckDefinition definition, int[] forBits, int[] unlessBits, CompiledBandList bandList)
{
    public CheckDefinition Definition => definition;

    public CompiledBandList BandList => bandList;

    public bool IsGate { get; } = definition.BandList.Measure.IsGate;

    public bool IsGuarded { get; } = definition.IsGuarded;

    /// <summary>True where an accept of the check may have a reason, as few checks do.</summary>
    public bool ListsAccepts { get; } = definition.BandList.Answers()
        .Any(answer => answer.Outcome == Outcome.Accept && definition.BandList.HasReason(answer));

    public MeasureNeeds Needs { get; } = definition.Needs;

    /// <summary>The custom facts that the check uses.</summary>
    public string[] CustomFacts { get; } = [.. definition.Measures.Where(measure => measure.IsCustom).Select(measure => measure.Name)];

    /// <summary>The guards that must all be true, as words of the masks.</summary>
    public ulong[] For { get; private set; } = [];

    /// <summary>The guards that must all be false, as words of the masks.</summary>
    public ulong[] Unless { get; private set; } = [];

    /// <summary>Its guards, each with its bit; <c>Exempts</c> is true for one of <c>unless</c>.</summary>
    public IEnumerable<(GuardDefinition Guard, int Bit, bool Exempts)> GuardBits =>
    [
        .. definition.For.Zip(forBits, (guard, bit) => (guard, bit, false)),
        .. definition.Unless.Zip(unlessBits, (guard, bit) => (guard, bit, true)),
    ];

    /// <summary>Gets the band list that gave an answer: its own, or a fallback.</summary>
    public CompiledBandList BandListOf(CheckAnswer answer)
    {
        var answering = BandList;
        for (var depth = 0; depth < answer.Depth; depth++)
        {
            answering = answering.RequiredFallback;
        }

        return answering;
    }

    public void Close(int words) => (For, Unless) = (MaskOf(forBits, words), MaskOf(unlessBits, words));

    private static ulong[] MaskOf(int[] bits, int words)
    {
        var mask = new ulong[words];
        foreach (var bit in bits)
        {
            mask[bit / 64] |= 1UL << (bit % 64);
        }

        return mask;
    }
}
