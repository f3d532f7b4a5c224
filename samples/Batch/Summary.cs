namespace FundsCheck.Samples.Batch;

/// <summary>Counts and sums of a run, by outcome and currency.</summary>
internal sealed class Summary
{
    private readonly Dictionary<(Outcome Outcome, string Currency), (int Count, Money Sum)> _sums = [];
    private int _withoutDecision;

    public void Add(Outcome outcome, Money amount)
    {
        var key = (outcome, amount.Currency.Code);
        _sums[key] = _sums.TryGetValue(key, out var earlier) ? (earlier.Count + 1, earlier.Sum + amount) : (1, amount);
    }

    public void AddWithoutDecision() => _withoutDecision++;

    public async Task WriteAsync(TextWriter output)
    {
        foreach (var (key, (count, sum)) in _sums.OrderBy(entry => entry.Key.Outcome)
            .ThenBy(entry => entry.Key.Currency, StringComparer.Ordinal))
        {
            await output.WriteLineAsync(Line(key.Outcome.ToName(), count, sum.ToString())).ConfigureAwait(false);
        }

        if (_withoutDecision > 0)
        {
            await output.WriteLineAsync(Line("no decision", _withoutDecision, string.Empty)).ConfigureAwait(false);
        }
    }

    private static string Line(string name, int count, string sum) =>
        FormattableString.Invariant($"{name,-12}{count,6}{sum,20}").TrimEnd();
}
