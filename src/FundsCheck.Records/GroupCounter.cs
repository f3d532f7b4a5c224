namespace FundsCheck.Records;

/// <summary>Counts transitions by a name, of which a log may hold any number.</summary>
internal sealed class GroupCounter
{
    private readonly Dictionary<string, TransitionCounter> _groups = new(StringComparer.Ordinal);

    public void Add(string name, Outcome from, Outcome to, decimal amount)
    {
        var isToldApart = _groups.Count < BacktestGroup.GroupsMax || _groups.ContainsKey(name);
        Counters.Of(_groups, isToldApart ? name : BacktestGroup.Rest).Add(from, to, amount);
    }

    public IEnumerable<BacktestGroup> In(Currency currency) =>
        _groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new BacktestGroup(group.Key, group.Value.In(currency)));
}
