using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Expresses conditions on measures as constraints on facts: known or unknown, in a set, on one side of a threshold.</summary>
public sealed class MeasureTerms(FactSpace space)
{
    internal FactSpace Space => space;

    /// <summary>The measure is known.</summary>
    public Alternative Known(Measure measure)
    {
        if (measure.Form is not { } form)
        {
            return InSet(measure, [], isIn: false);
        }

        var known = form.Figures.Aggregate(Alternative.Always, (all, row) => all.And(Bare(row.Figure, Knowledge.Known)));
        return form.Family is { } family ? known.And(Alternative.Of(space.Kind, Domain.OfValues(space.KindsOf(family)))) : known;
    }

    /// <summary>
    /// The measure is unknown: one alternative for each fact that may be missing; none for a measure that is never unknown.
    /// </summary>
    public Clause Unknown(Measure measure)
    {
        if (measure.Form is not { } form)
        {
            return new(UnknownAlone(measure));
        }

        IEnumerable<Alternative> lacking = form.Figures.Select(row => Bare(row.Figure, Knowledge.Unknown));
        return form.Family is { } family
            ? new([.. lacking, Alternative.Of(space.Kind, Domain.OfValues(~space.KindsOf(family), Knowledge.Either))])
            : new([.. lacking]);
    }

    /// <summary>A gate is open or closed.</summary>
    internal Alternative IsOpen(Measure gate, bool isOpen) =>
        InSet(gate, gate.Values.Where(value => string.Equals(value, gate.Opens, StringComparison.Ordinal)), isOpen);

    /// <summary>The known measure is in the list, or is not.</summary>
    internal Alternative InSet(Measure measure, IEnumerable<string> values, bool isIn)
    {
        var (index, dimension) = Find(measure);
        if (!dimension.IsOfValues)
        {
            return Alternative.Of(index, dimension.Whole with { Knowledge = Knowledge.Known });
        }

        var (set, declared) = (dimension.SetOf(values), dimension.SetOf(ValuesOf(measure)));
        return Alternative.Of(index, Domain.OfValues(isIn ? set : declared & ~set));
    }

    /// <summary>The values of the measure; for a custom fact, the values that its own rule set declares.</summary>
    public IReadOnlyList<string> ValuesOf(Measure measure) => measure.IsCustom ? measure.Values : Find(measure).Dimension.Values;

    /// <summary>The known measure is below the threshold (or at it), or on the other side.</summary>
    internal Alternative Side(Measure measure, Threshold threshold, bool atThreshold, bool isBelow, CountedHolds end)
    {
        if (Sum(measure, threshold, end) is { } row)
        {
            row = row with { IsStrict = !atThreshold };
            return Alternative.Of(isBelow ? row : row.Negated());
        }

        var (index, dimension) = Find(measure);
        var last = (atThreshold, decimal.Remainder(threshold.Number, dimension.Step) == 0m) switch
        {
            (false, true) => threshold.Number - dimension.Step,
            (_, true) => threshold.Number,
            _ => decimal.Floor(threshold.Number / dimension.Step) * dimension.Step,
        };
        return Alternative.Of(
            index, isBelow ? Domain.OfNumbers(dimension.Whole.Low, last) : Domain.OfNumbers(last + dimension.Step, dimension.Whole.High));
    }

    /// <summary>
    /// The known measure is a number of steps from the threshold: cents for money, and cents of the balance for a cover. Null where no
    /// value is there.
    /// </summary>
    public Alternative? At(Measure measure, Threshold threshold, int steps)
    {
        if (Sum(measure, threshold, CountedHolds.NotYetPosted) is { } row)
        {
            var atMost = row with { Bound = row.Bound + (steps * (measure.Form?.Scale ?? 1)) };
            return new Alternative([], [atMost, (atMost with { IsStrict = true }).Negated(), NoPossibleHolds]);
        }

        var (index, dimension) = Find(measure);
        var number = threshold.Number + (steps * dimension.SpelledStep);
        var domain = Domain.OfNumbers(number, number).And(dimension.Whole);
        return domain.IsEmpty ? null : Alternative.Of(index, domain);
    }

    /// <summary>Creates the row "at most the threshold"; null for a measure that is not a sum of money.</summary>
    private LinearRow? Sum(Measure measure, Threshold threshold, CountedHolds end)
    {
        Int128 certain = end == CountedHolds.NotYetPosted ? 1 : 0;
        var total = 1 - certain;
        if (measure.Form is not { } form)
        {
            return null;
        }

        var (held, all) = (form.Held * certain, form.Held * total);
        var sum = new LinearRow(form.Amount, held, all, form.Available, form.Limit, form.Current, 0, IsStrict: false) * form.Scale;
        return form.PerAmount
            ? sum with { Amount = sum.Amount - (Int128)threshold.Number }
            : sum with { Bound = LinearBounds.Scaled(threshold.Number, space.Currency) };
    }

    /// <summary>Returns true where another rule set lists values of this text that are unknown here.</summary>
    public bool HasValuesOfAnother(Measure measure) =>
        measure.IsCustom && Find(measure).Dimension.Values.Count > measure.Values.Count;

    private static LinearRow NoPossibleHolds => new(0, -1, 1, 0, 0, 0, 0, IsStrict: false);

    private IReadOnlyList<Alternative> UnknownAlone(Measure measure)
    {
        // A text that only another rule set lists is unknown to this one.
        var (index, dimension) = Find(measure);
        var others = dimension.IsOfValues ? dimension.SetOf(dimension.Values) & ~dimension.SetOf(measure.Values) : UInt128.Zero;
        var unknown = others == UInt128.Zero ? Domain.Bare(Knowledge.Unknown) : Domain.OfValues(others, Knowledge.Either);
        return dimension.Whole.MayBeUnknown ? [Alternative.Of(index, unknown)] : [];
    }

    private (int Index, Dimension Dimension) Find(Measure measure)
    {
        var index = space.IndexOf(measure);
        return (index, space.Dimensions[index]);
    }

    private static Alternative Bare(BalanceFigure figure, Knowledge knowledge) => Alternative.Of(figure.Index, Domain.Bare(knowledge));
}
