namespace FundsCheck.Decisions.Backtests;

/// <summary>
/// Follows debits to their end. One entry is kept for each debit that is neither declined at once, rejected, cancelled nor returned: a return may
/// come months later, so none can be forgotten before.
/// </summary>
internal sealed class ReturnsCounter
{
    private readonly Dictionary<DebitKey, FollowedDebit> _debits = [];
    private readonly Dictionary<string, StopsCounter> _codes = new(StringComparer.Ordinal);
    private readonly StopsCounter _returned = new();

    /// <summary>Follows a debit by a new decision, and no longer by an earlier one.</summary>
    public void Follow(string debitId, FollowedDebit debit) => _debits[DebitKey.Of(debitId)] = debit;

    /// <summary>Follows a debit no longer.</summary>
    public void Forget(string debitId) => _debits.Remove(DebitKey.Of(debitId));

    /// <summary>A debit is declined: what became of it before, by an earlier decision, may still be told (ADR 10).</summary>
    public void Decline(string debitId)
    {
        var key = DebitKey.Of(debitId);
        if (_debits.TryGetValue(key, out var earlier))
        {
            _debits[key] = earlier with { IsLetThrough = false };
        }
    }

    public void Add(RecordedEvent recorded)
    {
        var key = DebitKey.Of(recorded.DebitId);
        if (!_debits.TryGetValue(key, out var debit))
        {
            return;
        }

        switch (recorded.Event)
        {
            case DebitEvent.Approved:
                _debits[key] = debit with { IsLetThrough = true };
                break;
            case DebitEvent.Sent or DebitEvent.Settled:
                _debits[key] = debit with { IsSent = true };
                break;
            case DebitEvent.Returned returned:
                _debits.Remove(key);
                _returned.Add(debit);
                Counters.Of(_codes, returned.Code).Add(debit);
                break;
            default:
                // Rejected or cancelled: it will never be sent.
                _debits.Remove(key);
                break;
        }
    }

    public BacktestReturns In(Currency currency)
    {
        var (good, unsent) = (new StopsCounter(), new TallyCounter());
        foreach (var debit in _debits.Values)
        {
            if (debit.IsSent)
            {
                good.Add(debit);
            }
            else if (debit.IsLetThrough)
            {
                unsent.Add(debit.Amount);
            }
        }

        var codes = _codes.OrderBy(code => code.Key, StringComparer.Ordinal).Select(code => new BacktestReturnCode(code.Key, code.Value.In(currency)));
        return new BacktestReturns(_returned.In(currency), [.. codes], good.In(currency), unsent.In(currency));
    }
}
