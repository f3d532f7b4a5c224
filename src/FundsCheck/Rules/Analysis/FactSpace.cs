using FundsCheck.Balances;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Analysis;

/// <summary>All that facts can be, as one rule set (or two that are compared) may look at them.</summary>
internal sealed class FactSpace
{
    public const int Available = 0;
    public const int Current = 1;
    public const int Limit = 2;
    public const int Kind = 3;
    public const int Reading = 4;
    public const int BalanceCurrency = 5;

    private static readonly Domain KnownOrNot = Domain.Bare(Knowledge.Either);

    private readonly Dictionary<string, int> _indexes;

    public FactSpace(params IReadOnlyList<RuleSetDefinition> ruleSets)
    {
        var currency = ruleSets[0].Currency;
        Bounds = new LinearBounds(currency);
        Currency = currency;
        Dimensions =
        [
            new("available", [], KnownOrNot, 0m, 0m, 0m, null),
            new("current", [], KnownOrNot, 0m, 0m, 0m, null),
            new("limit", [], KnownOrNot, 0m, 0m, 0m, null),
            .. OfValues(
                MeasureId.AccountKind, MeasureId.BalanceReading, MeasureId.BalanceCurrency, MeasureId.EntryClass, MeasureId.SameDay,
                MeasureId.LastReturn, MeasureId.Verification, MeasureId.BalanceSource),
            new("debit.attempt", [], Domain.OfNumbers(1m, int.MaxValue, Knowledge.Either), 1m, 1m, 1m, null),
            new(
                "balance.age", [], Domain.OfNumbers(0m, FactLimits.DurationMax.Ticks, Knowledge.Either), 1m, TimeSpan.TicksPerSecond, 0m,
                null),
            .. ruleSets.SelectMany(ruleSet => ruleSet.HostFacts).GroupBy(fact => (fact.Name, fact.Type))
                .Select(declared => OfHost(declared, ruleSets)),
        ];
        _indexes = Dimensions.Select((dimension, index) => (dimension, index))
            .ToDictionary(row => KeyOf(row.dimension.Name, row.dimension.HostType), row => row.index, StringComparer.Ordinal);
        DepositoryKinds = KindsOf(AccountFamily.Depository);
        CreditKinds = KindsOf(AccountFamily.Credit);
    }

    public Currency Currency { get; }

    public LinearBounds Bounds { get; }

    public IReadOnlyList<Dimension> Dimensions { get; }

    public UInt128 DepositoryKinds { get; }

    public UInt128 CreditKinds { get; }

    /// <summary>The place of a measure that stands alone.</summary>
    public int IndexOf(Measure measure, HostFactType? hostType) => _indexes[KeyOf(measure.Name, hostType)];

    private static string KeyOf(string name, HostFactType? hostType) => hostType is { } type ? $"{name} {type}" : name;

    private UInt128 KindsOf(AccountFamily family) =>
        Dimensions[Kind].SetOf(AccountKinds.All.Where(kind => kind.Family == family).Select(kind => kind.Name));

    private static IEnumerable<Dimension> OfValues(params IEnumerable<MeasureId> ids) =>
        from id in ids
        let measure = Measures.Of(id)
        let knowledge = measure.CanBeUnknown ? Knowledge.Either : Knowledge.Known
        select new Dimension(measure.Name, measure.Values, Domain.OfValues(All(measure.Values.Count), knowledge), 0m, 0m, 0m, null);

    private static Dimension OfHost(
        IGrouping<(string Name, HostFactType Type), HostFactDefinition> declared, IReadOnlyList<RuleSetDefinition> ruleSets)
    {
        var values = declared.SelectMany(fact => fact.Measure.Values).Distinct(StringComparer.Ordinal).ToList();
        var minorUnit = new decimal(1, 0, 0, isNegative: false, (byte)ruleSets[0].Currency.MinorUnitDigits);
        var (low, high, step) = declared.Key.Type switch
        {
            HostFactType.Integer => (-FactLimits.IntegerMax, FactLimits.IntegerMax, 1m),
            HostFactType.Money => (-FactLimits.MoneyMax - minorUnit, FactLimits.MoneyMax + minorUnit, minorUnit / 2m),
            HostFactType.Percent => (0m, FactLimits.PercentHundredthsMax, 1m),
            _ => (0m, FactLimits.DurationMax.Ticks, TimeSpan.TicksPerSecond),
        };
        var whole = values.Count > 0 ? Domain.OfValues(All(values.Count), Knowledge.Either) : Domain.OfNumbers(low, high, Knowledge.Either);
        var plain = declared.First().Measure.Worse == WorseSide.Lower ? EdgesOf(declared.Key.Name, ruleSets).DefaultIfEmpty(0m).Max() : 0m;
        var spelled = declared.Key.Type == HostFactType.Money ? minorUnit : step;
        return new Dimension(declared.Key.Name, values, whole, step, spelled, plain, declared.Key.Type);
    }

    private static IEnumerable<decimal> EdgesOf(string measure, IReadOnlyList<RuleSetDefinition> ruleSets) =>
        from check in ruleSets.SelectMany(ruleSet => ruleSet.Checks)
        from edge in check.Guards.Where(guard => string.Equals(guard.Measure.Name, measure, StringComparison.Ordinal))
            .Select(guard => guard.Edge)
            .Concat(check.Ladder.Chain().Where(ladder => string.Equals(ladder.Measure.Name, measure, StringComparison.Ordinal))
                .SelectMany(ladder => ladder.Rungs).Select(rung => rung.Edge))
        select edge.Number;

    private static UInt128 All(int count) => count == Measure.ValuesMax ? UInt128.MaxValue : (UInt128.One << count) - UInt128.One;
}
