namespace FundsCheck.Pages.Reports;

/// <summary>A number of debits and their amounts, a sum for each currency.</summary>
public sealed class Volume
{
    private readonly SortedDictionary<string, Money> _amounts = new(StringComparer.Ordinal);

    /// <summary>The number of debits.</summary>
    public long Count { get; private set; }

    /// <summary>The sums, by currency.</summary>
    public IEnumerable<Money> Amounts => _amounts.Values;

    /// <summary>Adds a debit.</summary>
    /// <exception cref="OverflowException">The sum is too large.</exception>
    internal void Add(Money amount)
    {
        Count++;
        var currency = amount.Currency.ToString();
        _amounts[currency] = _amounts.TryGetValue(currency, out var sum) ? sum + amount : amount;
    }
}
