namespace FundsCheck.Records.Format;

/// <summary>Reads the amounts of a balance: all of them money of one currency, or all of them bare numbers.</summary>
internal struct LineAmounts
{
    /// <summary>The currency of the amounts read so far; null for bare numbers, or without amounts.</summary>
    public Currency? Currency { get; private set; }

    /// <summary>True where an amount was a bare number.</summary>
    public bool AreBare { get; private set; }

    /// <summary>Reads the next amount; null for an omitted member.</summary>
    public decimal? Read(ref LineReader reader, ReadOnlySpan<byte> name)
    {
        if (!reader.Next(name))
        {
            return null;
        }

        var amount = reader.TakeAmount(out var currency);
        if ((AreBare || Currency is not null) && currency != Currency)
        {
            throw reader.Wrong("an amount in the same currency"u8);
        }

        (Currency, AreBare) = (currency, currency is null);
        return amount;
    }
}
