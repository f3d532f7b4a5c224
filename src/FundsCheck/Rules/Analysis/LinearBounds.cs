using FundsCheck.Rules.Facts;

namespace FundsCheck.Rules.Analysis;

/// <summary>What every debit and balance obeys, whatever the rules say: the bounds of facts, in minor units.</summary>
internal sealed class LinearBounds(Currency currency)
{
    /// <summary>The size of the grid on which balances stand, beside one minor unit: they have at most eight digits after the point.</summary>
    public Int128 GridPerMinorUnit { get; } = (Int128)Power(FactLimits.FractionDigitsMax - currency.MinorUnitDigits);

    private readonly Int128 _moneyMax = Scaled(FactLimits.MoneyMax, currency);
    private readonly Int128 _amountMax = Scaled(EntryLimits.AmountMax, currency);

    public static Int128 Scaled(decimal amount, Currency currency) => (Int128)decimal.Floor(amount * Power(currency.MinorUnitDigits));

    /// <summary>The rows that bound one variable; a variable that nothing else speaks of needs none.</summary>
    public IEnumerable<LinearRow> Of(LinearVariable variable) => variable switch
    {
        LinearVariable.Amount => [new(1, 0, 0, 0, 0, 0, _amountMax, false), new(-1, 0, 0, 0, 0, 0, -1, false)],
        LinearVariable.Held => [new(0, -1, 0, 0, 0, 0, 0, false), new(0, 1, 0, 0, 0, 0, _moneyMax, false)],
        LinearVariable.Total => [new(0, 1, -1, 0, 0, 0, 0, false), new(0, 0, 1, 0, 0, 0, _moneyMax, false)],
        LinearVariable.Available => [new(0, 0, 0, 1, 0, 0, _moneyMax, false), new(0, 0, 0, -1, 0, 0, _moneyMax, false)],
        LinearVariable.Limit => [new(0, 0, 0, 0, 1, 0, _moneyMax, false), new(0, 0, 0, 0, -1, 0, _moneyMax, false)],
        _ => [new(0, 0, 0, 0, 0, 1, _moneyMax, false), new(0, 0, 0, 0, 0, -1, _moneyMax, false)],
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
