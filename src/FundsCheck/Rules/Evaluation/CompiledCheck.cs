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

    /// <summary>The guards that must all be true, and those that must all be false, in the words of the masks that have any.</summary>
    public (int Word, ulong For, ulong Unless)[] GuardWords { get; } =
    [
        .. forBits.Concat(unlessBits).Select(bit => bit / 64).Distinct()
            .Select(word => (word, WordOf(forBits, word), WordOf(unlessBits, word))),
    ];

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

    /// <summary>Its measures that depend on the amount of the debit.</summary>
    public CompiledSlot[] AmountSlots { get; private set; } = [];

    /// <summary>The number of thresholds of <see cref="AmountSlots"/>.</summary>
    public int AmountBoundsCount { get; private set; }

    public void Close(Func<Measure, CompiledSlot> slotOf)
    {
        AmountSlots = [.. definition.Measures.Select(slotOf).Where(slot => slot.DependsOnAmount).Distinct()];
        AmountBoundsCount = AmountSlots.Sum(slot => slot.Bounds.Length);
    }

    private static ulong WordOf(int[] bits, int word) =>
        bits.Where(bit => bit / 64 == word).Aggregate(0UL, (mask, bit) => mask | (1UL << (bit % 64)));
}
