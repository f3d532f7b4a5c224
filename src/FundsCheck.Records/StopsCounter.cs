namespace FundsCheck.Records;

/// <summary>Counts debits by how the new rule set would have stopped them.</summary>
internal sealed class StopsCounter
{
    private readonly TallyCounter _all = new();
    private readonly TallyCounter _reviewed = new();
    private readonly TallyCounter _declined = new();

    public void Add(FollowedDebit debit)
    {
        _all.Add(debit.Amount);
        if (debit.StoppedBy == Stop.Review)
        {
            _reviewed.Add(debit.Amount);
        }
        else if (debit.StoppedBy == Stop.Decline)
        {
            _declined.Add(debit.Amount);
        }
    }

    public BacktestStops In(Currency currency) => new(_all.In(currency), _reviewed.In(currency), _declined.In(currency));
}
