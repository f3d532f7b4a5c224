using FundsCheck.Balances;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Analysis;

/// <summary>Says what measures say in terms of facts: known or not, in a set, on one side of an edge.</summary>
internal sealed class MeasureTerms(FactSpace space, IReadOnlyList<HostFactDefinition> hostFacts)
{
    private const int HundredthsOfPercent = 10_000;

    public FactSpace Space => space;

    /// <summary>The measure is known.</summary>
    public Alternative Known(Measure measure)
    {
        if (measure.Form is not { } form)
        {
            return InSet(measure, measure.Values, isIn: true);
        }

        var known = BalancesOf(form).Aggregate(Alternative.Always, (all, balance) => all.And(Bare(balance, Knowledge.Known)));
        return form.Family is { } family ? known.And(Alternative.Of(FactSpace.Kind, Domain.OfValues(KindsOf(family)))) : known;
    }

    /// <summary>The measure is unknown: one alternative for each fact that may be lacking; none where it never is.</summary>
    public Clause Unknown(Measure measure)
    {
        if (measure.Form is not { } form)
        {
            return new(UnknownAlone(measure));
        }

        IEnumerable<Alternative> lacking = BalancesOf(form).Select(balance => Bare(balance, Knowledge.Unknown));
        return new([
            .. lacking,
            .. form.Family is { } family
                ? [Alternative.Of(FactSpace.Kind, Domain.OfValues(~KindsOf(family), Knowledge.Either))]
                : (Alternative[])[],
        ]);
    }

    /// <summary>The measure, known, is a value of the list, or another one.</summary>
    public Alternative InSet(Measure measure, IEnumerable<string> values, bool isIn)
    {
        var (index, dimension) = Find(measure);
        if (!dimension.IsOfValues)
        {
            return Alternative.Of(index, dimension.Whole with { Knowledge = Knowledge.Known });
        }

        var (set, declared) = (dimension.SetOf(values), dimension.SetOf(measure.Values));
        return Alternative.Of(index, Domain.OfValues(isIn ? set : declared & ~set));
    }

    /// <summary>The measure, known, is below the edge (or at it), or on the other side.</summary>
    public Alternative Side(Measure measure, Edge edge, bool atEdge, bool isBelow, HoldsEnd end)
    {
        if (Sum(measure, edge, end) is { } row)
        {
            row = row with { IsStrict = !atEdge };
            return Alternative.Of(isBelow ? row : row.Negated());
        }

        var (index, dimension) = Find(measure);
        var last = (atEdge, decimal.Remainder(edge.Number, dimension.Step) == 0m) switch
        {
            (false, true) => edge.Number - dimension.Step,
            (_, true) => edge.Number,
            _ => decimal.Floor(edge.Number / dimension.Step) * dimension.Step,
        };
        return Alternative.Of(
            index, isBelow ? Domain.OfNumbers(dimension.Whole.Low, last) : Domain.OfNumbers(last + dimension.Step, dimension.Whole.High));
    }

    /// <summary>
    /// The measure, known, is so many steps from the edge: cents for money, and for a cover, of which a cent of balance is meant. Null
    /// where nothing can be there.
    /// </summary>
    public Alternative? At(Measure measure, Edge edge, int steps)
    {
        if (Sum(measure, edge, HoldsEnd.Certain) is { } row)
        {
            var atMost = row with { Bound = row.Bound + (steps * (measure.Id == MeasureId.CoverAvailable ? HundredthsOfPercent : 1)) };
            return new Alternative([], [atMost, (atMost with { IsStrict = true }).Negated(), NoPossibleHolds]);
        }

        var (index, dimension) = Find(measure);
        var step = measure.Unit switch
        {
            MeasureUnit.Duration => TimeSpan.TicksPerSecond,
            MeasureUnit.Money => MinorUnit(),
            _ => dimension.Step,
        };
        var number = edge.Number + (steps * step);
        var domain = Domain.OfNumbers(number, number).And(dimension.Whole);
        return domain.IsEmpty ? null : Alternative.Of(index, domain);
    }

    /// <summary>The measure as a row that says: at most the edge. Null where it is no sum of money.</summary>
    private LinearRow? Sum(Measure measure, Edge edge, HoldsEnd end)
    {
        Int128 certain = end == HoldsEnd.Certain ? 1 : 0;
        var total = 1 - certain;
        if (measure.Form is not { } form)
        {
            return null;
        }

        var sum = new LinearRow(
            form.Amount, form.Held * certain, form.Held * total, form.Available, form.Limit, form.Current, 0, IsStrict: false);
        if (measure.Id != MeasureId.CoverAvailable)
        {
            return sum with { Bound = LinearBounds.Scaled(edge.Number, space.Currency) };
        }

        sum *= HundredthsOfPercent;
        return sum with { Amount = sum.Amount - (Int128)edge.Number };
    }

    /// <summary>Whether another rule set lists values of this text that are unknown here.</summary>
    public bool HasValuesOfAnother(Measure measure) =>
        measure.Id == MeasureId.Host && Find(measure).Dimension.Values.Count > measure.Values.Count;

    private static IEnumerable<int> BalancesOf(MoneyForm form) =>
        new[]
        {
            (form.Available, FactSpace.Available), (form.Limit, FactSpace.Limit), (form.Current, FactSpace.Current),
        }.Where(row => row.Item1 != 0).Select(row => row.Item2);

    private UInt128 KindsOf(AccountFamily family) => family == AccountFamily.Credit ? space.CreditKinds : space.DepositoryKinds;

    private static LinearRow NoPossibleHolds => new(0, -1, 1, 0, 0, 0, 0, IsStrict: false);

    private decimal MinorUnit() => new(1, 0, 0, isNegative: false, (byte)space.Currency.MinorUnitDigits);

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
        var hostType = measure.Id == MeasureId.Host
            ? hostFacts.First(fact => ReferenceEquals(fact.Measure, measure)).Type
            : (HostFactType?)null;
        var index = space.IndexOf(measure, hostType);
        return (index, space.Dimensions[index]);
    }

    private static Alternative Bare(int dimension, Knowledge knowledge) => Alternative.Of(dimension, Domain.Bare(knowledge));
}
