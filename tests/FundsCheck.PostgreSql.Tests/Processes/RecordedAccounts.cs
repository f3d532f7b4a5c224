using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Processes;

/// <summary>
/// Recomputes every account from the records in the database: by SQL and the format of records, with nothing of the store. An account has
/// one key, and its records are in the order of their numbers.
/// </summary>
internal sealed class RecordedAccounts
{
    private readonly Dictionary<(string DebitId, int Revision), (string Account, decimal Amount, string What)> _decisions = [];
    private readonly Dictionary<string, int> _cancelled = [];
    private readonly Dictionary<string, decimal> _held = [];
    private readonly Dictionary<string, decimal> _heldOnAccount = [];
    private readonly List<string> _problems = [];

    public int Decisions => _decisions.Count;

    public int Accepts => _decisions.Values.Count(decision => decision.What == "accept");

    public int Cancelled => _cancelled.Count;

    public IReadOnlyList<string> Problems => _problems;

    public static async Task<RecordedAccounts> ReadAsync(string connectionString)
    {
        var accounts = new RecordedAccounts();
        var ruleSets = new RecordedRuleSets();
        await using var source = NpgsqlDataSource.Create(connectionString);
        await foreach (var rule in ReadAsync(source, "SELECT body FROM fundscheck.rule_set", row => row.GetFieldValue<byte[]>(0)))
        {
            ruleSets.Add(((LogEntry.Rules)LogFormat.ReadRecord(rule, ruleSets)).Identity);
        }

        var (lastAccount, lastNumber, lastTime) = (0L, 0L, DateTime.MinValue);
        var records = ReadAsync(
            source, "SELECT account, seq, recorded_at, body FROM fundscheck.record ORDER BY account, seq",
            row => (row.GetInt64(0), row.GetInt64(1), row.GetDateTime(2), row.GetFieldValue<byte[]>(3)));
        await foreach (var (account, number, time, body) in records)
        {
            (lastNumber, lastTime) = account == lastAccount ? (lastNumber, lastTime) : (0, DateTime.MinValue);
            accounts.Require(number == lastNumber + 1 && time > lastTime, $"record {number} of account {account} is out of order");
            (lastAccount, lastNumber, lastTime) = (account, number, time);
            accounts.Add(LogFormat.ReadRecord(body, ruleSets));
        }

        return accounts;
    }

    /// <summary>Compares what a process was given.</summary>
    public void Compare(IEnumerable<Acknowledgement> acknowledged)
    {
        foreach (var line in acknowledged)
        {
            if (line.What == Acknowledgement.Cancelled)
            {
                Require(
                    _cancelled.TryGetValue(line.DebitId, out var revision) && revision == line.Revision,
                    $"the acknowledged cancellation of {line.DebitId} is missing");
                continue;
            }

            Require(
                _decisions.TryGetValue((line.DebitId, line.Revision), out var recorded)
                    && recorded == (line.Account, line.Amount, line.What),
                $"the acknowledged decision {line.ToLine().TrimEnd()} is {(recorded == default ? "missing" : recorded.ToString())}");
        }
    }

    private void Add(LogEntry entry)
    {
        switch (entry)
        {
            case LogEntry.Decided { Record: var record }:
                Add(record);
                break;
            case LogEntry.Happened { Event: { Event: DebitEvent.Cancelled } cancelled }:
                Require(_cancelled.TryAdd(cancelled.DebitId, cancelled.Revision), $"{cancelled.DebitId} is cancelled twice");
                var isDecided = _decisions.TryGetValue((cancelled.DebitId, cancelled.Revision), out var decision);
                Require(isDecided, $"{cancelled.DebitId} is cancelled before its decision");
                Hold(cancelled.DebitId, decision.Account ?? string.Empty, 0m);
                break;
            default:
                Require(false, $"{entry} was not requested");
                break;
        }
    }

    private void Add(DecisionRecord record)
    {
        var (id, account, amount) = (record.Debit.Id, record.Debit.AccountKey, record.Debit.Amount.Amount);
        var outcome = record.Verdict.Outcome.ToString().ToLowerInvariant();
        Require(
            _decisions.TryAdd((id, record.Revision), (account, amount, outcome)), $"{id} has two decisions of revision {record.Revision}");

        // No decision of a run is ever decided anew: each is valid for longer than the run.
        Require(record.Revision == 1, $"{id} has revision {record.Revision}");
        var (held, balance) = (_heldOnAccount.GetValueOrDefault(account), SharedAccounts.BalanceOf(account));
        var counted = record.Holds.NotYetPosted.Amount + record.Holds.PossiblyPosted.Amount;
        Require(counted == held, $"{id} counted holds of {counted}, and {held} was held");
        Require(
            outcome == (held + amount <= balance ? "accept" : "decline"),
            $"{id} of {amount} has {outcome}, where {held} of {balance} was held");
        if (outcome == "accept")
        {
            Hold(id, account, amount);
        }

        Require(_heldOnAccount.GetValueOrDefault(account) <= balance, $"{account} is over-accepted by {id}");
    }

    private void Hold(string id, string account, decimal amount)
    {
        _heldOnAccount[account] = _heldOnAccount.GetValueOrDefault(account) - _held.GetValueOrDefault(id) + amount;
        _held[id] = amount;
    }

    private void Require(bool condition, string problem)
    {
        if (!condition)
        {
            _problems.Add(problem);
        }
    }

    private static async IAsyncEnumerable<T> ReadAsync<T>(NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            yield return read(reader);
        }
    }
}
