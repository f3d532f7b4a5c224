namespace NodaMoney;

/// <summary>An amount in a currency, rounded half to even to the digits of the currency.</summary>
public readonly record struct Money
{
    public Money(decimal amount, string code)
    {
        Currency = new Currency(code);
        Amount = decimal.Round(amount, Currency.Digits, MidpointRounding.ToEven);
    }

    public decimal Amount { get; }

    public Currency Currency { get; }
}
