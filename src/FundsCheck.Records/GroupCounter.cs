namespace FundsCheck.Records;

/// <summary>Counts transitions by name, up to <see cref="BacktestGroup.GroupsMax"/> names.</summary>
internal sealed class GroupCounter
{
    private readonly Dictionary<string, TransitionCounter> _groups = new(StringComparer.Ordinal);

    public void Add(string name, Outcome from, Outcome to, decimal amount)
    {
        var hasOwnGroup = _groups.Count < BacktestGroup.GroupsMax || _groups.ContainsKey(name);
        Counters.Of(_groups, hasOwnGroup ? name : BacktestGroup.Rest).Add(from, to, amount);
    }

    public IEnumerable<BacktestGroup> In(Currency currency) =>
        _groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new BacktestGroup(group.Key, group.Value.In(currency)));
}
