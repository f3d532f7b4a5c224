using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>A fact that a rule test may state.</summary>
public sealed record GivenFact
{
    private GivenFact(string name, Func<SourceNode, ReadContext, string?> read, bool mayBeNull, string schema, string meaning) =>
        (Name, Read, MayBeNull, Schema, Meaning) = (name, read, mayBeNull, schema, meaning);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>True for a fact that may be null (unknown).</summary>
    public bool MayBeNull { get; }

    /// <summary>The schema definition of its values.</summary>
    public string Schema { get; }

    /// <summary>The description for people; code in backticks.</summary>
    public string Meaning { get; }

    /// <summary>Values in addition to those of the measure.</summary>
    public IReadOnlyList<ListedWord> Also { get; private init; } = [];

    /// <summary>Reads a value in the form of <see cref="MeasureFact.Give"/>.</summary>
    internal Func<SourceNode, ReadContext, string?> Read { get; }

    private static readonly GivenFact[] OfMoney =
    [
        new("amount", ReadAmount, mayBeNull: false, "amount", "The amount of the debit; every test states it."),
        new("held", ReadHeld, mayBeNull: false, "held", "Own debits that are not yet posted; zero by default."),
        new("held.possible", ReadHeld, mayBeNull: false, "held", "Own debits that are possibly posted; zero by default."),
        .. BalanceFigure.All.Select(figure => new GivenFact(figure.Name, ReadFigure, mayBeNull: true, "balance", MeaningOf(figure))),
    ];

    /// <summary>Every fact that a test may state, without custom facts.</summary>
    public static IEnumerable<GivenFact> Of(MeasureTable measures) => [.. OfMoney, .. measures.Facts.Select(Of)];

    /// <summary>Creates the fact of a measure.</summary>
    internal static GivenFact Of(Measure measure)
    {
        (Func<SourceNode, ReadContext, string?>, string) row = measure.Unit switch
        {
            MeasureUnit.Value when measure.IsOpen => (FailureCodes.Read, "failureCode"),
            MeasureUnit.Value when measure.IsOfReading =>
                ((node, context) => ValueReader.ReadReading(node, measure.AllValues, context), $"value.{measure.Name}"),
            MeasureUnit.Value when measure.IsBoolean => ((node, context) => ValueReader.ReadOne(node, measure, context), "boolean"),
            MeasureUnit.Value => ((node, context) => ValueReader.ReadOne(node, measure, context), $"value.{measure.Name}"),
            MeasureUnit.Money => (ReadFigure, "balance"),
            MeasureUnit.Duration when !measure.IsCustom => ((node, context) => ReadAge(node, measure, context), "age"),
            MeasureUnit.Integer when !measure.IsCustom => ((node, context) => ReadCount(node, measure, context), "count"),
            _ => ((node, context) => ThresholdReader.Read(node, measure, context)?.Text, string.Empty),
        };
        return new(measure.Name, row.Item1, measure.CanBeUnknown, row.Item2, MeaningOf(measure))
        {
            Also = measure is { IsOfReading: true, IsOpen: false } ? [MeasureWords.NotRequested] : [],
        };
    }

    private static string MeaningOf(BalanceFigure figure) =>
        MeasureWords.ToSentence($"{figure.Description}; unknown where `null` or not stated");

    private static string MeaningOf(Measure measure)
    {
        var byDefault = measure.IsOpen
            ? "; beside a category in `balance.reading` the code of the category by default"
            : measure.Fact?.Unstated is { } plain ? $"; `{plain}` by default" : string.Empty;
        var unknown = measure.CanBeUnknown ? ", unknown where `null`" : string.Empty;
        return MeasureWords.ToSentence($"{measure.Description}{byDefault}{unknown}");
    }

    private static string? ReadAge(SourceNode node, Measure measure, ReadContext context)
    {
        if (node.Kind == SourceKind.Text && ThresholdSyntax.TryReadAge(node.Text, out _))
        {
            return node.Text;
        }

        return ThresholdReader.ReadDuration(node, $"`{measure.Name}`", context) is null ? null : node.Text;
    }

    private static string? ReadAmount(SourceNode node, ReadContext context) =>
        ReadMoneyWithin(
            node, context, amount => amount is > 0m and <= EntryLimits.AmountMax, "is a positive amount of at most 99999999.99");

    private static string? ReadHeld(SourceNode node, ReadContext context) =>
        ReadMoneyWithin(node, context, amount => amount >= 0m, "is not negative");

    private static string? ReadMoneyWithin(SourceNode node, ReadContext context, Func<decimal, bool> isWithin, string bounds)
    {
        if (ThresholdReader.ReadMoney(node, "this fact", context) is not { } money)
        {
            return null;
        }

        if (isWithin(money.Amount))
        {
            return money.ToString();
        }

        context.Add(node, "test.value", $"`{node.Text}` cannot be; this fact {bounds}");
        return null;
    }

    private static string? ReadFigure(SourceNode node, ReadContext context) =>
        ThresholdReader.ReadFigure(node, "this fact", context)?.ToString();

    private static string? ReadCount(SourceNode node, Measure measure, ReadContext context)
    {
        if (ThresholdReader.ReadInteger(node, $"`{measure.Name}`", context) is not { } count)
        {
            return null;
        }

        if (measure.Range is { } range && count >= range.Low && count <= range.High)
        {
            return count.ToString(CultureInfo.InvariantCulture);
        }

        context.Add(node, "test.value", $"`{node.Text}` cannot be; `{measure.Name}` is {measure.Range?.Low} or more");
        return null;
    }
}
