using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Analysis;

/// <summary>Says what measures say in terms of facts: known or not, in a set, on one side of an edge.</summary>
internal sealed class MeasureTerms(FactSpace space, IReadOnlyList<HostFactDefinition> hostFacts)
{
    private const int HundredthsOfPercent = 10_000;

    public FactSpace Space => space;

    /// <summary>The measure is known.</summary>
    public Alternative Known(Measure measure) => measure.Id switch
    {
        MeasureId.Amount or MeasureId.Exposure => Alternative.Always,
        MeasureId.Available or MeasureId.HeadroomAvailable or MeasureId.CoverAvailable => Bare(FactSpace.Available, Knowledge.Known),
        MeasureId.HeadroomCurrent => Bare(FactSpace.Current, Knowledge.Known).And(Kinds(space.DepositoryKinds)),
        MeasureId.HeadroomOverdraft => Bare(FactSpace.Available, Knowledge.Known).And(Bare(FactSpace.Limit, Knowledge.Known)).And(Kinds(space.DepositoryKinds)),
        MeasureId.HeadroomCredit => Bare(FactSpace.Limit, Knowledge.Known).And(Bare(FactSpace.Current, Knowledge.Known)).And(Kinds(space.CreditKinds)),
        _ => InSet(measure, measure.Values, isIn: true),
    };

    /// <summary>The measure is unknown: one alternative for each fact that may be lacking; none where it never is.</summary>
    public Clause Unknown(Measure measure) => new(measure.Id switch
    {
        MeasureId.Amount or MeasureId.Exposure => [],
        MeasureId.Available or MeasureId.HeadroomAvailable or MeasureId.CoverAvailable => [Bare(FactSpace.Available, Knowledge.Unknown)],
        MeasureId.HeadroomCurrent => [Bare(FactSpace.Current, Knowledge.Unknown), NotKinds(space.DepositoryKinds)],
        MeasureId.HeadroomOverdraft => [Bare(FactSpace.Available, Knowledge.Unknown), Bare(FactSpace.Limit, Knowledge.Unknown), NotKinds(space.DepositoryKinds)],
        MeasureId.HeadroomCredit => [Bare(FactSpace.Limit, Knowledge.Unknown), Bare(FactSpace.Current, Knowledge.Unknown), NotKinds(space.CreditKinds)],
        _ => UnknownAlone(measure),
    });

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
        return Alternative.Of(index, isBelow ? Domain.OfNumbers(dimension.Whole.Low, last) : Domain.OfNumbers(last + dimension.Step, dimension.Whole.High));
    }

    /// <summary>
    /// The measure, known, is so many steps from the edge: cents for money, and for a cover, of which a cent of balance is meant. Null where
    /// nothing can be there.
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
        if (measure.Id == MeasureId.CoverAvailable)
        {
            return new LinearRow(-(Int128)edge.Number, -HundredthsOfPercent * certain, -HundredthsOfPercent * total, HundredthsOfPercent, 0, 0, 0, IsStrict: false);
        }

        var bound = measure.Unit == MeasureUnit.Money && measure.Id != MeasureId.Host ? LinearBounds.Scaled(edge.Number, space.Currency) : 0;
        return measure.Id switch
        {
            MeasureId.Amount => new LinearRow(1, 0, 0, 0, 0, 0, bound, IsStrict: false),
            MeasureId.Exposure => new LinearRow(1, certain, total, 0, 0, 0, bound, IsStrict: false),
            MeasureId.Available => new LinearRow(0, 0, 0, 1, 0, 0, bound, IsStrict: false),
            MeasureId.HeadroomAvailable => new LinearRow(-1, -certain, -total, 1, 0, 0, bound, IsStrict: false),
            MeasureId.HeadroomCurrent => new LinearRow(-1, -certain, -total, 0, 0, 1, bound, IsStrict: false),
            MeasureId.HeadroomOverdraft => new LinearRow(-1, -certain, -total, 1, 1, 0, bound, IsStrict: false),
            MeasureId.HeadroomCredit => new LinearRow(-1, -certain, -total, 0, 1, -1, bound, IsStrict: false),
            _ => null,
        };
    }

    /// <summary>Whether another rule set lists values of this text that are unknown here.</summary>
    public bool HasValuesOfAnother(Measure measure) =>
        measure.Id == MeasureId.Host && Find(measure).Dimension.Values.Count > measure.Values.Count;

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
        var hostType = measure.Id == MeasureId.Host ? hostFacts.First(fact => ReferenceEquals(fact.Measure, measure)).Type : (HostFactType?)null;
        var index = space.IndexOf(measure, hostType);
        return (index, space.Dimensions[index]);
    }

    private static Alternative Bare(int dimension, Knowledge knowledge) => Alternative.Of(dimension, Domain.Bare(knowledge));

    private static Alternative Kinds(UInt128 kinds) => Alternative.Of(FactSpace.Kind, Domain.OfValues(kinds));

    private static Alternative NotKinds(UInt128 kinds) => Alternative.Of(FactSpace.Kind, Domain.OfValues(~kinds, Knowledge.Either));
}
