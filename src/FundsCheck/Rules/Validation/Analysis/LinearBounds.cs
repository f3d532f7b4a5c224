namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// The bounds of every debit, independent of rules, in minor units. A balance is any decimal without bounds: thresholds are so much smaller
/// than the largest decimal that a rational solution implies a decimal one.
/// </summary>
internal sealed class LinearBounds(Currency currency)
{
    private const int GridDigits = 8;

    /// <summary>The number of grid steps per minor unit in the search of balances; some solutions are on the grid.</summary>
    internal Int128 GridPerMinorUnit { get; } = (Int128)Power(GridDigits - currency.MinorUnitDigits);

    /// <summary>A point of whole minor units for amounts and holds, and of steps of the grid for balances.</summary>
    internal LinearPoint PointOf(Int128[] values, int wholeVariablesCount) =>
        new(
            [
                .. values.Select((value, index) => WideDecimal.From(
                    value, index < wholeVariablesCount ? currency.MinorUnitDigits : GridDigits)),
            ],
            currency);

    private readonly Int128 _moneyMax = Scaled(FactLimits.MoneyMax, currency);
    private readonly Int128 _amountMax = Scaled(EntryLimits.AmountMax, currency);

    internal static Int128 Scaled(decimal amount, Currency currency) => (Int128)decimal.Floor(amount * Power(currency.MinorUnitDigits));

    /// <summary>The rows that bound one variable.</summary>
    internal IEnumerable<LinearRow> Of(LinearVariable variable) => variable switch
    {
        LinearVariable.Amount => [new(1, 0, 0, 0, 0, 0, _amountMax, false), new(-1, 0, 0, 0, 0, 0, -1, false)],
        LinearVariable.Held => [new(0, -1, 0, 0, 0, 0, 0, false), new(0, 1, 0, 0, 0, 0, _moneyMax, false)],
        LinearVariable.Total => [new(0, 1, -1, 0, 0, 0, 0, false), new(0, 0, 1, 0, 0, 0, _moneyMax, false)],
        _ => [],
    };

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var digit = 0; digit < digits; digit++)
        {
            power *= 10m;
        }

        return power;
    }
}
