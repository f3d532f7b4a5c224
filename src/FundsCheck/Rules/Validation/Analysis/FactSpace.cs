using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// The space of all facts that one rule set, or two compared ones, can distinguish. The figures of the balance come first.
/// </summary>
public sealed class FactSpace
{
    private static readonly Domain KnownOrNot = Domain.Bare(Knowledge.Either);

    private readonly Dictionary<(string Name, MeasureUnit Unit, bool IsBoolean), int> _indexes = [];
    private readonly UInt128[] _kinds;

    /// <summary>Creates the space of rule sets of one currency.</summary>
    /// <param name="ruleSets">The rule sets, at least one.</param>
    public FactSpace(params IReadOnlyList<RuleSetDefinition> ruleSets)
    {
        Currency = ruleSets[0].Currency;
        Bounds = new LinearBounds(Currency);
        var customFacts = ruleSets.SelectMany(ruleSet => ruleSet.CustomFacts).Select(fact => fact.Measure);
        var failureCodes = ruleSets.SelectMany(ruleSet => ruleSet.Checks).Select(check => check.BandList.Measure)
            .Where(measure => measure.IsOpen);
        Dimensions =
        [
            .. BalanceFigure.All.Select(figure => new Dimension(figure.Name, null, [], KnownOrNot, 0m)),
            .. ruleSets[0].Measures.Facts.Where(fact => !fact.IsOpen).Concat(failureCodes).Concat(customFacts).GroupBy(KeyOf)
                .Select(row => Of([.. row], ruleSets)),
        ];
        foreach (var (index, dimension) in Dimensions.Index())
        {
            if (dimension.Measure is { } measure)
            {
                _indexes.Add(KeyOf(measure), index);
            }
        }

        (Kind, Reading) = (IndexOf(Measures.AccountKind), IndexOf(Measures.BalanceReading));
        _kinds = [.. Enum.GetValues<AccountFamily>().Select(family => Dimensions[Kind].SetOf(NamesOf(family)))];
        Always = _indexes.TryGetValue(KeyOf(Measures.FailureCode), out var code) ? [CodeIsOfReading(code)] : [];
    }

    internal Currency Currency { get; }

    internal LinearBounds Bounds { get; }

    /// <summary>The single facts, without money.</summary>
    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The clauses that hold for all facts.</summary>
    internal IReadOnlyList<Clause> Always { get; }

    /// <summary>The index of the account's kind.</summary>
    internal int Kind { get; }

    /// <summary>The index of the reading.</summary>
    internal int Reading { get; }

    /// <summary>The kinds of a family.</summary>
    internal UInt128 KindsOf(AccountFamily family) => _kinds[(int)family];

    /// <summary>Gets the index of a single fact.</summary>
    internal int IndexOf(Measure measure) => _indexes[KeyOf(measure)];

    // Two rule sets may declare a fact of one name with two types.
    private static (string Name, MeasureUnit Unit, bool IsBoolean) KeyOf(Measure measure) =>
        (measure.Name, measure.Unit, measure.IsBoolean);

    private static IEnumerable<string> NamesOf(AccountFamily family) =>
        AccountKinds.All.Where(kind => kind.Family == family).Select(kind => kind.Name);

    /// <summary>Creates the dimension of a measure; for a custom fact, from its declarations in all rule sets.</summary>
    private static Dimension Of(IReadOnlyList<Measure> declared, IReadOnlyList<RuleSetDefinition> ruleSets)
    {
        var measure = declared[0];
        IReadOnlyList<string> values = measure.IsOpen
            ? ValuesOfOpen(declared)
            : [.. declared.SelectMany(row => row.AllValues).Distinct(StringComparer.Ordinal)];
        var knowledge = measure.CanBeUnknown ? Knowledge.Either : Knowledge.Known;
        if (measure.Range is not { } range)
        {
            // A text with an invalid declaration has no values, and is never known.
            var whole = values.Count == 0 ? Domain.Bare(Knowledge.Unknown) : Domain.OfValues(All(values.Count), knowledge);
            return new Dimension(measure.Name, measure, values, whole, 0m);
        }

        var plain = measure.Worse == WorseSide.Lower
            ? ThresholdsOf(measure.Name, ruleSets).DefaultIfEmpty(0m).Max()
            : Math.Max(0m, range.Low);
        return new Dimension(measure.Name, measure, values, Domain.OfNumbers(range.Low, range.High, knowledge), plain);
    }

    /// <summary>
    /// The failure codes that the rule sets name, the code of a balance that was not requested, and one that represents all others.
    /// </summary>
    private static IReadOnlyList<string> ValuesOfOpen(IReadOnlyList<Measure> looked)
    {
        var named = looked.SelectMany(measure => measure.Values.Skip(1)).Append(BalanceFailures.NotRequestedCode);
        return FailureCodeMeasure.Create([.. named.Distinct(StringComparer.Ordinal)]).AllValues;
    }

    /// <summary>
    /// The relation of reading and code: a read balance has no failure code, a balance that was not requested has its own, and a failure
    /// has another.
    /// </summary>
    private Clause CodeIsOfReading(int index)
    {
        return new Clause([
            Both([Measures.Read], [Measures.NoFailure]), Both([Measures.NotRequested], [BalanceFailures.NotRequestedCode]), Failed(),
        ]);

        Alternative Both(string[] readings, string[] codes) => Of(Dimensions[Reading].SetOf(readings), Dimensions[index].SetOf(codes));

        Alternative Failed() => Of(
            Dimensions[Reading].Whole.Values & ~Dimensions[Reading].SetOf([Measures.Read, Measures.NotRequested]),
            Dimensions[index].Whole.Values & ~Dimensions[index].SetOf([Measures.NoFailure, BalanceFailures.NotRequestedCode]));

        Alternative Of(UInt128 readings, UInt128 codes) =>
            Alternative.Of(Reading, Domain.OfValues(readings)).And(Alternative.Of(index, Domain.OfValues(codes)));
    }

    private static IEnumerable<decimal> ThresholdsOf(string measure, IReadOnlyList<RuleSetDefinition> ruleSets) =>
        from check in ruleSets.SelectMany(ruleSet => ruleSet.Checks)
        from threshold in check.Guards.Where(guard => string.Equals(guard.Measure.Name, measure, StringComparison.Ordinal))
            .Select(guard => guard.Threshold)
            .Concat(check.BandList.Chain().Where(bandList => string.Equals(bandList.Measure.Name, measure, StringComparison.Ordinal))
                .SelectMany(bandList => bandList.Bands).Select(band => band.Threshold))
        select threshold.Number;

    private static UInt128 All(int count) => count == Measure.ValuesMax ? UInt128.MaxValue : (UInt128.One << count) - UInt128.One;
}
