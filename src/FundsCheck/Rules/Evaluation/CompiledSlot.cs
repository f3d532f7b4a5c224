using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A measure that is looked at, with all comparisons of it.</summary>
internal sealed class CompiledSlot(Measure measure, int hostIndex)
{
    private readonly List<NumberAtom> _numbers = [];
    private readonly List<SetAtom> _sets = [];
    private readonly List<int> _always = [];

    public Measure Measure => measure;

    public MeasureId Id { get; } = measure.Id;

    /// <summary>The place of a host's fact among the declared ones; else -1.</summary>
    public int HostIndex => hostIndex;

    public bool IsCover { get; } = measure.Id == MeasureId.CoverAvailable;

    public NumberAtom[] Numbers { get; private set; } = [];

    public SetAtom[] Sets { get; private set; } = [];

    /// <summary>The bits that are true of every known value, in words of the masks.</summary>
    public ulong[] Always { get; private set; } = [];

    /// <summary>The bits of all comparisons, in words of the masks.</summary>
    public ulong[] All { get; private set; } = [];

    public void Add(NumberAtom atom) => _numbers.Add(atom);

    public void Add(SetAtom atom) => _sets.Add(atom);

    public void AddAlways(int bit) => _always.Add(bit);

    public void Close(int words)
    {
        (Numbers, Sets) = ([.. _numbers], [.. _sets]);
        Always = MaskOf(_always, words);
        All = MaskOf([.. _always, .. _numbers.Select(atom => atom.Bit), .. _sets.Select(atom => atom.Bit)], words);
    }

    private static ulong[] MaskOf(IEnumerable<int> bits, int words)
    {
        var mask = new ulong[words];
        foreach (var bit in bits)
        {
            mask[bit / 64] |= 1UL << (bit % 64);
        }

        return mask;
    }
}
