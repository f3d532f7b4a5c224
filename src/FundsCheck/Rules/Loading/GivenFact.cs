using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Loading;

/// <summary>A fact that a test may state: how it is read, and whether null (unknown) may stand for it.</summary>
internal sealed record GivenFact(string Name, Func<SourceNode, ReadContext, string?> Read, bool MayBeNull)
{
    public static IReadOnlyList<GivenFact> OfVocabulary { get; } =
    [
        new("amount", ReadAmount, MayBeNull: false),
        new("held", ReadHeld, MayBeNull: false),
        new("held.possible", ReadHeld, MayBeNull: false),
        new("available", ReadFigure, MayBeNull: true),
        new("current", ReadFigure, MayBeNull: true),
        new("limit", ReadFigure, MayBeNull: true),
        OfMeasure(MeasureId.AccountKind),
        OfMeasure(MeasureId.Verification),
        OfMeasure(MeasureId.BalanceReading),
        OfMeasure(MeasureId.BalanceCurrency),
        OfMeasure(MeasureId.BalanceSource),
        new("balance.age", ReadAge, MayBeNull: true),
        OfMeasure(MeasureId.EntryClass),
        OfMeasure(MeasureId.SameDay),
        new("debit.attempt", ReadAttempt, MayBeNull: true),
        OfMeasure(MeasureId.LastReturn),
    ];

    public static GivenFact OfHost(Measure measure) =>
        new(measure.Name, (node, context) => ReadHost(node, measure, context), MayBeNull: true);

    private static GivenFact OfMeasure(MeasureId id)
    {
        var measure = Measures.Of(id);
        return new(measure.Name, (node, context) => ValueReader.ReadOne(node, measure, context), measure.CanBeUnknown);
    }

    private static string? ReadHost(SourceNode node, Measure measure, ReadContext context) => measure.Unit switch
    {
        MeasureUnit.Value => ValueReader.ReadOne(node, measure, context),
        MeasureUnit.Money => ReadFigure(node, context),
        _ => EdgeReader.Read(node, measure, context)?.Text,
    };

    private static string? ReadAge(SourceNode node, ReadContext context)
    {
        if (node.Kind == SourceKind.Text && EdgeText.TryReadAge(node.Text, out _))
        {
            return node.Text;
        }

        return EdgeReader.ReadDuration(node, "`balance.age`", context) is null ? null : node.Text;
    }

    private static string? ReadAmount(SourceNode node, ReadContext context) =>
        ReadMoneyWithin(
            node, context, amount => amount is > 0m and <= EntryLimits.AmountMax, "is a positive amount of at most 99999999.99");

    private static string? ReadHeld(SourceNode node, ReadContext context) =>
        ReadMoneyWithin(node, context, amount => amount >= 0m, "is not negative");

    private static string? ReadMoneyWithin(SourceNode node, ReadContext context, Func<decimal, bool> isWithin, string bounds)
    {
        if (EdgeReader.ReadMoney(node, "this fact", context) is not { } money)
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
        EdgeReader.ReadFigure(node, "this fact", context)?.ToString();

    private static string? ReadAttempt(SourceNode node, ReadContext context)
    {
        if (EdgeReader.ReadInteger(node, "`debit.attempt`", context) is not { } attempt)
        {
            return null;
        }

        if (attempt is >= 1 and <= int.MaxValue)
        {
            return attempt.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        context.Add(node, "test.value", $"`{node.Text}` cannot be; an attempt is 1 or more");
        return null;
    }
}
