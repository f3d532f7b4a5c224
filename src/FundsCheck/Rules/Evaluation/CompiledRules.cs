using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A rule set made ready for judging: measures in slots, comparisons in atoms, gates first. Immutable.</summary>
internal sealed class CompiledRules
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly List<Measure> _measures = [];
    private readonly List<Atom> _atoms = [];

    public CompiledRules(RuleSetDefinition definition)
    {
        HostFacts = definition.HostFacts;
        Checks = [.. definition.Checks.Select(Compile).OrderBy(check => check.IsGate ? 0 : 1)];
        Slots = [.. _measures];
        HostIndexes = [.. _measures.Select(measure => HostIndexOf(definition, measure))];
        Atoms = [.. _atoms];
        Words = (Atoms.Length + 63) / 64;
    }

    public IReadOnlyList<HostFactDefinition> HostFacts { get; }

    /// <summary>The measures that are looked at, each once.</summary>
    public Measure[] Slots { get; }

    /// <summary>For a slot with a host fact, its place among <see cref="HostFacts"/>; else -1.</summary>
    public int[] HostIndexes { get; }

    public Atom[] Atoms { get; }

    /// <summary>Words of one mask.</summary>
    public int Words { get; }

    /// <summary>The gates, then the others in the file's order, which changes nothing.</summary>
    public CompiledCheck[] Checks { get; }

    private static int HostIndexOf(RuleSetDefinition definition, Measure measure) =>
        measure.Id == MeasureId.Host ? definition.HostFacts.TakeWhile(fact => !string.Equals(fact.Name, measure.Name, StringComparison.Ordinal)).Count() : -1;

    private static UInt128 SetOf(Measure measure, IReadOnlyList<string> values) =>
        values.Aggregate(UInt128.Zero, (set, value) => set | (UInt128.One << measure.IndexOf(value)));

    private CompiledCheck Compile(CheckDefinition check) =>
        new(check, [.. check.For.Select(AddGuard)], [.. check.Unless.Select(AddGuard)], Compile(check.Ladder));

    private CompiledLadder Compile(LadderDefinition ladder)
    {
        // A ladder's atoms stay within one word, so that its first true rung is one bit scan.
        while ((_atoms.Count % 64) + ladder.Rungs.Count > 64)
        {
            _atoms.Add(new Atom(AtomKind.Known, 0, IsCover: false, 0m, UInt128.Zero));
        }

        var slot = SlotOf(ladder.Measure);
        var first = _atoms.Count;
        _atoms.AddRange(ladder.Rungs.Select(rung => AtomOf(rung, ladder.Measure, slot)));
        var fallback = ladder.Fallback is null ? null : Compile(ladder.Fallback);
        return new CompiledLadder(ladder, slot, first, ladder.Measure.Needs.HasFlag(MeasureNeeds.Holds), fallback);
    }

    private static Atom AtomOf(RungDefinition rung, Measure measure, int slot)
    {
        var kind = rung.Kind switch
        {
            RungKind.Below => AtomKind.Below,
            RungKind.UpTo => AtomKind.UpTo,
            RungKind.In => AtomKind.In,
            _ => AtomKind.Known,
        };
        return new Atom(kind, slot, measure.Id == MeasureId.CoverAvailable, rung.Edge.Number, SetOf(measure, rung.Values));
    }

    private int AddGuard(GuardDefinition guard)
    {
        var kind = guard.Comparison switch
        {
            GuardComparison.Below => AtomKind.Below,
            GuardComparison.UpTo => AtomKind.UpTo,
            GuardComparison.Above => AtomKind.Above,
            GuardComparison.AtLeast => AtomKind.AtLeast,
            _ => AtomKind.In,
        };
        _atoms.Add(new Atom(kind, SlotOf(guard.Measure), guard.Measure.Id == MeasureId.CoverAvailable, guard.Edge.Number, SetOf(guard.Measure, guard.Values)));
        return _atoms.Count - 1;
    }

    private int SlotOf(Measure measure)
    {
        if (!_slots.TryGetValue(measure.Name, out var slot))
        {
            slot = _measures.Count;
            _slots.Add(measure.Name, slot);
            _measures.Add(measure);
        }

        return slot;
    }
}
