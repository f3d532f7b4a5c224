using System.Collections.Frozen;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A rule set compiled for evaluation: measures in slots, comparisons as bits of masks, gates first. Immutable.</summary>
internal sealed class CompiledRules
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<CompiledSlot> _measures = [];
    private readonly FrozenDictionary<string, string> _customerTexts;
    private int _bits;

    public CompiledRules(RuleSetDefinition definition)
    {
        _customerTexts = definition.CustomerTexts.ToFrozenDictionary(text => text.Code, text => text.Text, StringComparer.Ordinal);
        Checks = [.. definition.Checks.Select(Compile).OrderBy(check => check.IsGate ? 0 : 1)];
        Slots = [.. _measures];
        NumberSlots = [.. Slots.Where(slot => slot.Word is null)];
        WordSlots = [.. Slots.Where(slot => slot.Word is not null)];
        Words = (_bits + 63) / 64;
        foreach (var slot in Slots)
        {
            slot.Close(Words);
        }

        foreach (var check in Checks)
        {
            check.Close(SlotOf);
        }
    }

    /// <summary>The distinct measures of the rule set.</summary>
    public CompiledSlot[] Slots { get; }

    /// <summary>The measures with numbers.</summary>
    public CompiledSlot[] NumberSlots { get; }

    /// <summary>The measures with values of a list.</summary>
    public CompiledSlot[] WordSlots { get; }

    /// <summary>The number of words of a mask.</summary>
    public int Words { get; }

    /// <summary>The gates, then the other checks in the order of the file, which does not affect the verdict.</summary>
    public CompiledCheck[] Checks { get; }

    /// <summary>Gets the sentence for the customer of a code that is not listed.</summary>
    public string CustomerTextOf(string code) => _customerTexts.GetValueOrDefault(code, ReasonCodes.CustomerTextDefault);

    public CompiledSlot SlotOf(Measure measure) => Slots[_slots[measure.Name]];

    private CompiledCheck Compile(CheckDefinition check) =>
        new(check, [.. check.For.Select(AddGuard)], [.. check.Unless.Select(AddGuard)], Compile(check.BandList));

    private CompiledBandList Compile(BandListDefinition bandList)
    {
        // The bits of a band list are in one word, so that one bit scan finds the first true band.
        if ((_bits % 64) + bandList.Bands.Count > 64)
        {
            _bits = (_bits + 63) / 64 * 64;
        }

        var slot = FindSlot(bandList.Measure);
        var first = _bits;
        foreach (var band in bandList.Bands)
        {
            Add(_measures[slot], band);
        }

        var fallback = bandList.Fallback is null ? null : Compile(bandList.Fallback);
        return new CompiledBandList(bandList, slot, first, fallback);
    }

    private void Add(CompiledSlot slot, BandDefinition band)
    {
        var bit = _bits++;
        switch (band.Kind)
        {
            case BandKind.Below or BandKind.UpTo:
                slot.Add(new NumberAtom(bit, IsNegated: false, band.Threshold, IsAtThreshold: band.Kind == BandKind.UpTo));
                break;
            case BandKind.In:
                slot.Add(new SetAtom(bit, SetOf(slot.Measure, band.Values)));
                break;
            default:
                slot.AddAlways(bit);
                break;
        }
    }

    private int AddGuard(GuardDefinition guard)
    {
        var slot = _measures[FindSlot(guard.Measure)];
        var bit = _bits++;
        if (guard.Comparison == GuardComparison.In)
        {
            slot.Add(new SetAtom(bit, SetOf(guard.Measure, guard.Values)));
        }
        else
        {
            // `above` is the negation of `upTo`; `atLeast` is the negation of `below`.
            var isAtThreshold = guard.Comparison is GuardComparison.UpTo or GuardComparison.Above;
            slot.Add(new NumberAtom(bit, guard.PointsHigher, guard.Threshold, isAtThreshold));
        }

        return bit;
    }

    private static UInt128 SetOf(Measure measure, IReadOnlyList<string> values) =>
        values.Aggregate(UInt128.Zero, (set, value) => set | (UInt128.One << measure.IndexOf(value)));

    private int FindSlot(Measure measure)
    {
        if (!_slots.TryGetValue(measure.Name, out var slot))
        {
            slot = _measures.Count;
            _slots.Add(measure.Name, slot);
            var number = _measures.Count(other => other.Word is null);
            _measures.Add(new CompiledSlot(measure, number));
        }

        return slot;
    }
}
