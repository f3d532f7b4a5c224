using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Storage;

namespace FundsCheck.PostgreSql;

/// <summary>
/// What a transaction has locked and read, and what it will write. Each work of the batch sees the ones before it, as if they were
/// committed; all are, or none.
/// </summary>
internal sealed class BatchState
{
    private readonly RecordBuffer _buffer = new();
    private readonly Dictionary<string, StoredDebit?> _debits = new(StringComparer.Ordinal);
    private readonly HashSet<string> _archived = new(StringComparer.Ordinal);
    private readonly Dictionary<(string ConnectionId, string? AccountId), ConnectionStatus> _statuses = [];
    private readonly Dictionary<string, DebitRow> _changedDebits = new(StringComparer.Ordinal);
    private readonly List<RecordRow> _records = [];
    private readonly List<(ConnectionStatus Status, byte[] Body)> _changedStatuses = [];

    public AccountTable Accounts { get; } = new();

    public HoldIndex Holds { get; } = new();

    public IReadOnlyList<RecordRow> Records => _records;

    /// <summary>
    /// The rows of debits to write, in the order of their ids: two transactions that insert the same ids do not deadlock.
    /// </summary>
    public IEnumerable<DebitRow> ChangedDebits =>
        _changedDebits.OrderBy(debit => debit.Key, StringComparer.Ordinal).Select(debit => debit.Value);

    public IReadOnlyList<(ConnectionStatus Status, byte[] Body)> ChangedStatuses => _changedStatuses;

    public bool IsKnown(string debitId) => _debits.ContainsKey(debitId) || _archived.Contains(debitId);

    /// <summary>Adds a debit whose records are in the archive: nothing is decided by it any more.</summary>
    public void AddArchived(string debitId) => _archived.Add(debitId);

    /// <summary>Adds what the database has of a debit; null where it has none.</summary>
    public void Add(string debitId, StoredDebit? debit) => _debits.Add(debitId, debit);

    public void Add(ConnectionStatus status) => _statuses[(status.ConnectionId, status.AccountId)] = status;

    /// <summary>The status of a debit; null where its id is new.</summary>
    /// <exception cref="DebitArchivedException">The debit is archived.</exception>
    /// <exception cref="InvalidOperationException">The debit was not looked up.</exception>
    public DebitStatus? Find(string debitId) => _archived.Contains(debitId) ? throw new DebitArchivedException(debitId)
        : _debits.TryGetValue(debitId, out var debit) ? debit?.Status
        : throw new InvalidOperationException("the debit was not looked up");

    /// <summary>The status of a debit that was looked up; null where its id is new, or archived.</summary>
    public DebitStatus? FindKept(string debitId) => _debits.GetValueOrDefault(debitId)?.Status;

    public ConnectionStatus? FindStatus(ConnectionStatus status) => _statuses.GetValueOrDefault((status.ConnectionId, status.AccountId));

    /// <exception cref="DecisionNotRecordedException">The record has a value that no store keeps.</exception>
    public void Add(DecisionRecord record, AccountKeys account, DateTimeOffset now)
    {
        var (id, content) = (record.Debit.Id, Contents.Of(record));
        var line = Append(account, now, content, Format(id, () => _buffer.Add(record)));
        var after = new DebitStatus(record, []) { Retries = _debits[id]?.Status.Retries ?? [] };
        Keep(after, account, line, decidedLine: line);
        if (StoreLogic.Retried(record, Find) is { Record.Debit.Id: var retriedId } retried && _debits[retriedId] is { } known)
        {
            _debits[retriedId] = known with { Status = retried };
        }
    }

    /// <exception cref="DecisionNotRecordedException">The record has a value that no store keeps.</exception>
    public void Add(DebitStatus after, RecordedEvent recorded, AccountKeys account, DateTimeOffset now)
    {
        var id = recorded.DebitId;
        var line = Append(account, now, Contents.Of(recorded), Format(id, () => _buffer.Add(recorded)));
        Keep(after, account, line, _debits[id]?.DecidedLine ?? line);
    }

    /// <exception cref="ConnectionStatusNotRecordedException">The status has a value that no store keeps.</exception>
    public void Add(ConnectionStatus status, AccountKeys name, DateTimeOffset now)
    {
        byte[] body;
        try
        {
            body = Format(() => _buffer.Add(status));
        }
        catch (UnwritableLineException exception)
        {
            throw ConnectionStatusNotRecordedException.BeforeCommit(exception);
        }

        Append(name, now, new RecordContent("connection"), body);
        _changedStatuses.Add((status, body));
        Add(status);
    }

    private DateTime Append(AccountKeys account, DateTimeOffset now, RecordContent content, byte[] body)
    {
        var line = Accounts.NextTime(account, now);
        _records.Add(Accounts.Append(account, line, content, body));
        return line;
    }

    private void Keep(DebitStatus after, AccountKeys account, DateTime line, DateTime decidedLine)
    {
        var id = after.Record.Debit.Id;
        var before = _changedDebits.GetValueOrDefault(id);
        _changedDebits[id] = new DebitRow(after, before?.IsNew ?? _debits[id] is null)
        {
            Lines = [.. before?.Lines ?? [], line],
            DecidedLine = decidedLine,
        };
        _debits[id] = new StoredDebit(after, decidedLine);
        Holds.Add(after, account);
        if (account.AreLinkedBy(after))
        {
            Accounts.Link(account);
        }
    }

    private byte[] Format(string debitId, Func<int> add)
    {
        try
        {
            return Format(add);
        }
        catch (UnwritableLineException exception)
        {
            throw DecisionNotRecordedException.BeforeCommit(debitId, exception);
        }
    }

    private byte[] Format(Func<int> add)
    {
        _buffer.Clear();
        add();
        return StoredRecord.Of(_buffer);
    }
}
