namespace FundsCheck.Records;

/// <summary>Counts decisions by their outcomes in the old and the new rule set.</summary>
internal sealed class TransitionCounter
{
    private static readonly Outcome[] Outcomes = [Outcome.Accept, Outcome.Review, Outcome.Decline];

    private readonly Dictionary<(Outcome From, Outcome To), TallyCounter> _tallies = [];

    public void Add(Outcome from, Outcome to, decimal amount) => Counters.Of(_tallies, (from, to)).Add(amount);

    public IReadOnlyList<BacktestTransition> In(Currency currency)
    {
        var occurring = from first in Outcomes
                        from second in Outcomes
                        where _tallies.ContainsKey((first, second))
                        select new BacktestTransition(first, second, _tallies[(first, second)].In(currency));
        return [.. occurring];
    }
}
