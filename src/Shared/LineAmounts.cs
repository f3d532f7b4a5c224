namespace FundsCheck.Records.Format;

/// <summary>Reads the amounts of a balance: all of them money of one currency, or all of them bare numbers.</summary>
internal struct LineAmounts
{
    /// <summary>The currency of the amounts that were read; null where they are bare numbers, or there are none.</summary>
    public Currency? Currency { get; private set; }

    /// <summary>Whether an amount was read that is a bare number.</summary>
    public bool AreBare { get; private set; }

    /// <summary>Reads the next one; null where it is not there.</summary>
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
