namespace FundsCheck.Records;

/// <summary>Counts amounts for each of many ascending values at once, by the values at which an amount begins and ends to count.</summary>
internal sealed class TallySteps(int values)
{
    private readonly long[] _counts = new long[values + 1];
    private readonly decimal[] _amounts = new decimal[values + 1];

    /// <summary>Adds an amount for the values from one index on, up to another, which is excluded.</summary>
    public void Add(int from, int to, decimal amount)
    {
        if (from < to)
        {
            Change(from, 1, amount);
            Change(to, -1, -amount);
        }
    }

    /// <summary>The sums of each value.</summary>
    public IReadOnlyList<BacktestTally> In(Currency currency)
    {
        var (tallies, count, amount) = (new BacktestTally[values], 0L, 0m);
        for (var index = 0; index < values; index++)
        {
            count += _counts[index];
            amount = ExactDecimal.Add(amount, _amounts[index]);
            tallies[index] = new BacktestTally(count, new Money(amount, currency));
        }

        return tallies;
    }

    private void Change(int index, int count, decimal amount)
    {
        _counts[index] += count;
        _amounts[index] = ExactDecimal.Add(_amounts[index], amount);
    }
}
