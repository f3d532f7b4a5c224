namespace FundsCheck.Sandbox;

/// <summary>
/// The evaluated debits of a sandbox by client transaction id. Beyond <see cref="KeptMax"/> the oldest is forgotten, and its id is unknown.
/// </summary>
internal sealed class SignalTransactions
{
    public const int KeptMax = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (SignalTransaction Evaluated, bool? IsInitiated)> _transactions = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Checks that the id is new, or that it is an id of the same debit: Plaid permits to evaluate a debit again.</summary>
    /// <exception cref="RequestRejectedException">The id belongs to another debit.</exception>
    public void CheckNew(string id, SignalTransaction transaction)
    {
        lock (_lock)
        {
            if (_transactions.TryGetValue(id, out var known) && known.Evaluated != transaction)
            {
                throw RequestRejectedException.For("CLIENT_TRANSACTION_ID_ALREADY_IN_USE");
            }
        }
    }

    /// <exception cref="RequestRejectedException">The id belongs to another debit.</exception>
    public void Add(string id, SignalTransaction transaction)
    {
        lock (_lock)
        {
            CheckNew(id, transaction);
            if (!_transactions.TryAdd(id, (transaction, null)))
            {
                return;
            }

            _order.Enqueue(id);
            if (_order.Count > KeptMax)
            {
                _transactions.Remove(_order.Dequeue());
            }
        }
    }

    /// <exception cref="RequestRejectedException">The id is unknown.</exception>
    public void CheckKnown(string id) => Find(id);

    /// <summary>Records whether the debit was initiated; a later report replaces an earlier one.</summary>
    public void ReportDecision(string id, bool isInitiated)
    {
        lock (_lock)
        {
            _transactions[id] = (Find(id).Evaluated, isInitiated);
        }
    }

    /// <summary>Checks a return. Plaid documents no limit of the number of reports of one return.</summary>
    /// <exception cref="RequestRejectedException">The id is unknown, or the debit was reported as not initiated.</exception>
    public void CheckReturn(string id)
    {
        if (Find(id).IsInitiated is false)
        {
            throw RequestRejectedException.For("SIGNAL_TRANSACTION_NOT_INITIATED");
        }
    }

    private (SignalTransaction Evaluated, bool? IsInitiated) Find(string id)
    {
        lock (_lock)
        {
            return _transactions.TryGetValue(id, out var known)
                ? known
                : throw RequestRejectedException.For("INVALID_FIELD", "`client_transaction_id` must be that of an evaluated debit");
        }
    }
}
