using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// A measure with all its comparisons. The true comparisons depend only on the position of the value among the thresholds, or on the word;
/// each position and each word has one mask.
/// </summary>
internal sealed class CompiledSlot(Measure measure, int number)
{
    private readonly List<NumberAtom> _numbers = [];
    private readonly List<SetAtom> _sets = [];
    private readonly List<int> _always = [];
    private readonly string? _plain = measure.Fact?.Unstated;
    private readonly int _plainIndex = measure.Fact?.Unstated is { } plain ? measure.IndexOf(plain) : -1;
    private WideDecimal[] _exactThresholds = [];
    private ulong[] _masks = [];
    private int _words;

    // The first word of the masks with comparisons of this measure.
    private int _wordOfAny;

    public Measure Measure => measure;

    /// <summary>The index among the measures with numbers.</summary>
    public int Number => number;

    /// <summary>The formula of a sum; null for a single fact.</summary>
    public MoneyForm? Form { get; } = measure.Form;

    /// <summary>The single fact that is a number; null for another measure.</summary>
    public MeasureFact.Number? Whole { get; } = measure.Fact as MeasureFact.Number;

    /// <summary>The single fact that is a value of a list; null for another measure.</summary>
    public MeasureFact.Word? Word { get; } = measure.Fact as MeasureFact.Word;

    /// <summary>The factor of the amount in the compared number.</summary>
    public int AmountFactor { get; } = measure.Form is { } form ? form.Amount * form.Scale : 0;

    /// <summary>The factor of the holds in the compared number.</summary>
    public int HeldFactor { get; } = measure.Form is { } sum ? sum.Held * sum.Scale : 0;

    public bool IsCover { get; } = measure.IsCover;

    /// <summary>True where another amount of the debit may change a comparison.</summary>
    public bool DependsOnAmount => AmountFactor != 0 || IsCover;

    /// <summary>True for a sum of figures, which may have any size and any number of decimals.</summary>
    public bool IsOfFigures { get; } = measure.Form is not null || measure.Unit == MeasureUnit.Money;

    /// <summary>The distinct comparisons of a number, ascending.</summary>
    public NumberAtom[] Thresholds { get; private set; } = [];

    /// <summary>
    /// For each comparison, the least whole number that is not below it, for money in 10^-8 major units. For a cover, the threshold in
    /// hundredths of a percent, which is multiplied by the amount first.
    /// </summary>
    public Int128[] Bounds { get; private set; } = [];

    /// <summary>The bits of all comparisons, as words of the masks.</summary>
    public ulong[] All { get; private set; } = [];

    public void Add(NumberAtom atom) => _numbers.Add(atom);

    public void Add(SetAtom atom) => _sets.Add(atom);

    public void AddAlways(int bit) => _always.Add(bit);

    /// <summary>Creates the masks, once every comparison is known.</summary>
    public void Close(int words)
    {
        _words = words;
        Thresholds = [
            .. _numbers.DistinctBy(atom => (atom.Threshold.Number, atom.IsAtThreshold)).OrderBy(atom => atom.Threshold.Number)
                .ThenBy(atom => atom.IsAtThreshold),
        ];
        Bounds = [.. Thresholds.Select(BoundOf)];
        _exactThresholds = IsOfFigures ? [.. Thresholds.Select(atom => WideDecimal.From(atom.Threshold.Number))] : [];
        All = MaskOf([.. _always, .. _numbers.Select(atom => atom.Bit), .. _sets.Select(atom => atom.Bit)]);
        _wordOfAny = Array.FindIndex(All, word => word != 0);
        var masks = Word is not null
            ? Enumerable.Range(-1, measure.Values.Count + 1)
                .Select(index => MaskOf([.. _always, .. _sets.Where(atom => atom.Holds(index)).Select(atom => atom.Bit)]))
            : Enumerable.Range(0, Thresholds.Length + 1)
                .Select(position => MaskOf([.. _always, .. _numbers.Where(atom => IsTrueAt(atom, position)).Select(atom => atom.Bit)]));
        _masks = [.. masks.SelectMany(mask => mask)];
    }

    /// <summary>Returns true where a mask has the comparisons of this measure, all of which are unknown together.</summary>
    public bool IsIn(ReadOnlySpan<ulong> mask) => (mask[_wordOfAny] & All[_wordOfAny]) != 0;

    /// <summary>Gets the true comparisons of a number.</summary>
    public ReadOnlySpan<ulong> MaskOf(Int128 number, Int128 amount) =>
        MaskAt(IsCover ? PositionOfCover(number, amount) : PositionOf(number));

    /// <summary>Gets the true comparisons of a value, of which the most frequent one is cached.</summary>
    public ReadOnlySpan<ulong> MaskOf(string value) =>
        MaskAt((string.Equals(value, _plain, StringComparison.Ordinal) ? _plainIndex : measure.IndexOf(value)) + 1);

    /// <summary>Adds comparisons to a mask.</summary>
    public static void Add(ReadOnlySpan<ulong> bits, Span<ulong> mask)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            mask[word] |= bits[word];
        }
    }

    /// <summary>Replaces the comparisons of this measure in a mask.</summary>
    public void Replace(ReadOnlySpan<ulong> bits, Span<ulong> mask)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            mask[word] = (mask[word] & ~All[word]) | bits[word];
        }
    }

    /// <summary>
    /// Gets the largest amount before a comparison changes, for a number without the amount; null where no amount changes it.
    /// </summary>
    public Int128? LastAmountBefore(int bound, Int128 withoutAmount)
    {
        // A number reaches its bound where number + factor x amount is not below the bound, or bound x amount for a cover.
        var slope = IsCover ? AmountFactor - Bounds[bound] : AmountFactor;
        var least = !IsCover ? Bounds[bound] : Thresholds[bound].IsAtThreshold ? 1 : 0;
        return slope < 0 ? (withoutAmount - least) / -slope : slope > 0 ? (least - 1 - withoutAmount) / slope : null;
    }

    /// <summary>Gets the true comparisons of a figure that is not ordinary.</summary>
    public ReadOnlySpan<ulong> MaskOfFigure(WideDecimal figure, WideDecimal amount)
    {
        var position = 0;
        while (position < Thresholds.Length && !IsBelow(figure, position, amount))
        {
            position++;
        }

        return MaskAt(position);
    }

    private ReadOnlySpan<ulong> MaskAt(int position) => _masks.AsSpan(position * _words, _words);

    /// <summary>Counts the thresholds that the number reaches.</summary>
    private int PositionOf(Int128 number)
    {
        var position = 0;
        foreach (ref readonly var bound in Bounds.AsSpan())
        {
            if (number < bound)
            {
                break;
            }

            position++;
        }

        return position;
    }

    private int PositionOfCover(Int128 number, Int128 amount)
    {
        for (var position = 0; position < Bounds.Length; position++)
        {
            if (number < (Bounds[position] * amount) + (Thresholds[position].IsAtThreshold ? 1 : 0))
            {
                return position;
            }
        }

        return Bounds.Length;
    }

    private bool IsBelow(WideDecimal figure, int position, WideDecimal amount)
    {
        // A threshold of a cover is a whole number of hundredths of a percent.
        var threshold = IsCover ? amount * Bounds[position] : _exactThresholds[position];
        return Thresholds[position].IsAtThreshold ? figure <= threshold : figure < threshold;
    }

    private Int128 BoundOf(NumberAtom atom)
    {
        var threshold = measure.Unit == MeasureUnit.Money ? Scaled.Of(atom.Threshold.Number) : (Int128)atom.Threshold.Number;

        // Ordinary numbers are whole, so `upTo` a threshold is `below` the next number.
        return atom.IsAtThreshold && !IsCover ? threshold + 1 : threshold;
    }

    private bool IsTrueAt(NumberAtom atom, int position)
    {
        var place = Array.FindIndex(
            Thresholds,
            threshold => threshold.Threshold.Number == atom.Threshold.Number && threshold.IsAtThreshold == atom.IsAtThreshold);
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
