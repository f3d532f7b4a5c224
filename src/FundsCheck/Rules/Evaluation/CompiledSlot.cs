using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// A measure that is looked at, with all comparisons of it. Which of them are true depends only on where its value lies among the edges, or
/// which value it is: one mask for each.
/// </summary>
internal sealed class CompiledSlot(Measure measure, int hostIndex)
{
    private readonly List<NumberAtom> _numbers = [];
    private readonly List<SetAtom> _sets = [];
    private readonly List<int> _always = [];
    private ulong[] _masks = [];
    private int _words;

    public Measure Measure => measure;

    public MeasureId Id { get; } = measure.Id;

    /// <summary>The place of a host's fact among the declared ones; else -1.</summary>
    public int HostIndex => hostIndex;

    public bool IsCover { get; } = measure.Id == MeasureId.CoverAvailable;

    public bool IsOfValues { get; } = measure.Unit == MeasureUnit.Value;

    /// <summary>The comparisons of a number that differ, ascending.</summary>
    public NumberAtom[] Edges { get; private set; } = [];

    /// <summary>The bits of all comparisons, in words of the masks.</summary>
    public ulong[] All { get; private set; } = [];

    public void Add(NumberAtom atom) => _numbers.Add(atom);

    public void Add(SetAtom atom) => _sets.Add(atom);

    public void AddAlways(int bit) => _always.Add(bit);

    /// <summary>Makes the masks, once every comparison is known.</summary>
    public void Close(int words)
    {
        _words = words;
        Edges = [.. _numbers.DistinctBy(atom => (atom.Edge, atom.IsAtEdge)).OrderBy(atom => atom.Edge).ThenBy(atom => atom.IsAtEdge)];
        All = MaskOf([.. _always, .. _numbers.Select(atom => atom.Bit), .. _sets.Select(atom => atom.Bit)]);
        var masks = IsOfValues
            ? Enumerable.Range(-1, measure.Values.Count + 1).Select(index => MaskOf([.. _always, .. _sets.Where(atom => atom.Holds(index)).Select(atom => atom.Bit)]))
            : Enumerable.Range(0, Edges.Length + 1).Select(position => MaskOf([.. _always, .. _numbers.Where(atom => IsTrueAt(atom, position)).Select(atom => atom.Bit)]));
        _masks = [.. masks.SelectMany(mask => mask)];
    }

    /// <summary>What is true of a value; -1 stands for one outside the vocabulary.</summary>
    public ReadOnlySpan<ulong> MaskOfValue(int index) => _masks.AsSpan((index + 1) * _words, _words);

    /// <summary>What is true of a number.</summary>
    public ReadOnlySpan<ulong> MaskOfNumber(Int128 number, Int128 amount) => _masks.AsSpan((IsCover ? PositionOfCover(number, amount) : PositionOf(number)) * _words, _words);

    /// <summary>How many edges the number is not below.</summary>
    private int PositionOf(Int128 number)
    {
        var position = 0;
        foreach (ref readonly var edge in Edges.AsSpan())
        {
            if (number < edge.Edge)
            {
                break;
            }

            position++;
        }

        return position;
    }

    private int PositionOfCover(Int128 number, Int128 amount)
    {
        var position = 0;
        foreach (ref readonly var edge in Edges.AsSpan())
        {
            if (number < (edge.Edge * amount) + (edge.IsAtEdge ? 1 : 0))
            {
                break;
            }

            position++;
        }

        return position;
    }

    private bool IsTrueAt(NumberAtom atom, int position)
    {
        var place = Array.FindIndex(Edges, edge => edge.Edge == atom.Edge && edge.IsAtEdge == atom.IsAtEdge);
        return position <= place != atom.IsNegated;
    }

    private ulong[] MaskOf(IEnumerable<int> bits)
    {
        var mask = new ulong[_words];
        foreach (var bit in bits)
        {
            mask[bit / 64] |= 1UL << (bit % 64);
        }

        return mask;
    }
}
