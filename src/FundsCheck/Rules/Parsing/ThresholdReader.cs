using System.Globalization;
using System.Text;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads thresholds in the unit of their measure.</summary>
internal static class ThresholdReader
{
    public static Threshold? Read(SourceNode node, Measure measure, ReadContext context) => measure.Unit switch
    {
        MeasureUnit.Money =>
            ReadMoney(node, $"`{measure.Name}`", context) is { } money ? new Threshold(money.Amount, money.ToString()) : null,
        MeasureUnit.Integer => ReadInteger(node, $"`{measure.Name}`", context) is { } integer
            ? new Threshold(integer, integer.ToString(CultureInfo.InvariantCulture))
            : null,
        MeasureUnit.Duration =>
            ReadDuration(node, $"`{measure.Name}`", context) is { } duration ? new Threshold(duration.Ticks, node.Text) : null,
        MeasureUnit.Percent =>
            ReadPercent(node, $"`{measure.Name}`", context) is { } percent
                ? new Threshold(percent, ThresholdSyntax.WritePercent(percent))
                : null,
        _ => throw new InvalidOperationException("a measure of values has no thresholds"),
    };

    /// <summary>
    /// Reads a threshold of money: in the rule set's currency, whole minor units, within <see cref="FactLimits.MoneyMax"/>.
    /// </summary>
    public static Money? ReadMoney(SourceNode node, string what, ReadContext context)
    {
        if (ReadFigure(node, what, context) is not { } money)
        {
            return null;
        }

        if (!money.IsWholeMinorUnits)
        {
            context.Add(
                node,
                "money.fine",
                $"`{node.Text}` is finer than the minor unit of {money.Currency}; write at most {money.Currency.MinorUnitDigits} digits "
                    + "after the point");
            return null;
        }

        if (Math.Abs(money.Amount) > FactLimits.MoneyMax)
        {
            context.Add(
                node, "threshold.range",
                $"`{node.Text}` is beyond the largest threshold, {FactLimits.MoneyMax.ToString(CultureInfo.InvariantCulture)} (MoneyMax)");
            return null;
        }

        return money;
    }

    /// <summary>Reads money in the rule set's currency, of any size and number of decimals, as a bank or a host may state it.</summary>
    public static Money? ReadFigure(SourceNode node, string what, ReadContext context)
    {
        if (node.Kind != SourceKind.Text)
        {
            context.Add(
                node,
                "threshold.unit",
                $"{what} is money; write a string with its currency, as in "
                    + $"`\"{MoneyMeant(node, context) ?? new Money(25m, Currency.Usd)}\"`, not {node.KindName}",
                MoneyMeant(node, context)?.ToString());
            return null;
        }

        if (MoneyText.TryRead(node.Text, out var money) is { } problem)
        {
            context.Add(
                node, "money.format", MoneyMeant(node, context) is { } meant ? $"`{node.Text}` has no currency; write `{meant}`" : problem,
                MoneyMeant(node, context)?.ToString());
            return null;
        }

        if (context.Currency is { } currency && money.Currency != currency)
        {
            context.Add(node, "money.currency", $"`{node.Text}` is not in the rule set's currency; write it in `{currency}`",
                MoneyMeant(node with { Text = node.Text.Split(' ')[0] }, context)?.ToString());
            return null;
        }

        return money;
    }

    /// <summary>Reads a whole number in any JSON form.</summary>
    public static long? ReadInteger(SourceNode node, string what, ReadContext context)
    {
        if (node.Kind == SourceKind.Number
            && ExactDecimal.TryParse(Encoding.UTF8.GetBytes(node.Text), out var value)
            && value % 1m == 0m
            && Math.Abs(value) <= FactLimits.IntegerMax)
        {
            return (long)value;
        }

        context.Add(
            node, "threshold.unit",
            $"{what} is a whole number between -{FactLimits.IntegerMax} and {FactLimits.IntegerMax}; write it as in `3`, not {Show(node)}");
        return null;
    }

    public static TimeSpan? ReadDuration(SourceNode node, string what, ReadContext context)
    {
        if (node.Kind == SourceKind.Text && ThresholdSyntax.TryReadDuration(node.Text, out var duration))
        {
            return duration;
        }

        context.Add(
            node,
            "threshold.unit",
            $"{what} is a duration; write a whole number and s, m, h or d, as in \"90s\" or \"1h\", not {Show(node)}");
        return null;
    }

    public static int? ReadPercent(SourceNode node, string what, ReadContext context)
    {
        var isNegative = node.Text.StartsWith('-');
        if (node.Kind == SourceKind.Text && ThresholdSyntax.TryReadPercent(isNegative ? node.Text[1..] : node.Text, out var hundredths))
        {
            if (isNegative)
            {
                context.Problems.Add(
                    node.Offset,
                    "threshold.unit",
                    $"{what} is a percentage from 0% to 10000%, and below 0% a larger amount would have a better outcome; write "
                        + "`0%` or more, not "
                        + $"{Show(node)}",
                    new InvariantViolation(InvariantViolationKind.NegativeCover, context.Problems.At(node.Offset)));
            }

            return isNegative ? -hundredths : hundredths;
        }

        context.Add(
            node, "threshold.unit",
            $"{what} is a percentage from 0% to 10000% with at most two digits after the point; write it as in \"110%\", not {Show(node)}");
        return null;
    }

    /// <summary>Interprets a bare number as the probably intended money.</summary>
    private static Money? MoneyMeant(SourceNode node, ReadContext context) =>
        context.Currency is { } currency && ExactDecimal.TryParse(Encoding.UTF8.GetBytes(node.Text), out var amount)
            && Math.Abs(amount) <= FactLimits.MoneyMax
            ? new Money(amount, currency)
            : null;

    private static string Show(SourceNode node) =>
        node.Kind is SourceKind.Text or SourceKind.Number && node.Text.Length <= RuleLimits.NameLengthMax
            ? $"`{node.Text}`"
            : node.KindName;
}
