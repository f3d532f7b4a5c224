namespace FundsCheck.Records;

/// <summary>Counts amounts, and sums them exactly.</summary>
internal sealed class TallyCounter
{
    private long _count;
    private decimal _amount;

    public void Add(decimal amount)
    {
        _count++;
        _amount = ExactDecimal.Add(_amount, amount);
    }

    public BacktestTally In(Currency currency) => new(_count, new Money(_amount, currency));
}
