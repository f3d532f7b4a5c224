using Npgsql;

namespace FundsCheck.PostgreSql;

/// <content>The rows of accounts, rule sets and connections.</content>
internal sealed partial class StoreVerifier
{
    private const string ReadAccounts = "SELECT shard, name, root, records, head, recorded_at FROM fundscheck.account";

    private const string ReadArchivedUntil = "SELECT max(a.until) FROM fundscheck.archive a";

    private const string ReadStatuses = "SELECT shard, connection_id, account_id, body FROM fundscheck.connection_status";

    private readonly LinkedNames _names = new();
    private readonly List<LinkedNames.StoredAccount> _accounts = [];
    private readonly Dictionary<(long Shard, string Connection), byte[]> _statuses = [];

    private async Task VerifyRowsAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(Sql.Command(ReadAccounts), VerifyAccount, cancellationToken).ConfigureAwait(false);
        DateTime? archivedUntil = null;
        await ReadAsync(
            Sql.Command(ReadArchivedUntil), row => archivedUntil = row.IsDBNull(0) ? null : row.GetDateTime(0), cancellationToken)
            .ConfigureAwait(false);
        foreach (var fault in _names.FindFaults(_accounts, archivedUntil))
        {
            Add(fault);
        }

        await ReadAsync(Sql.Command(ReadStatuses), row => VerifyStatus(row, archivedUntil is not null), cancellationToken)
            .ConfigureAwait(false);
        foreach (var (_, connection) in _statuses.Keys)
        {
            Add($"connection `{connection}`: the row of its status is missing");
        }
    }

    private void VerifyRuleSet(NpgsqlDataReader row)
    {
        var key = row.GetString(0);
        try
        {
            if (!RuleSetTable.TryAdd(row, _ruleSets))
            {
                Add($"rule set `{key}`: its columns or its hash do not follow from its text");
            }
        }
        catch (Exception exception) when (IsOfRow(exception))
        {
            Add($"rule set `{key}`: its body was altered: {CauseOf(exception)}");
        }
    }

    private void VerifyStatus(NpgsqlDataReader row, bool isArchived)
    {
        var key = KeyOf(row.GetString(1), row.GetString(2));
        var isRecorded = _statuses.Remove((row.GetInt64(0), key), out var record);
        if (isRecorded ? !row.GetFieldValue<byte[]>(3).AsSpan().SequenceEqual(record) : !isArchived)
        {
            Add($"connection `{key}`: the row of its status does not follow from its records");
        }
    }

    // No time, as before the first record, is the earliest one.
    private static DateTime TimeOf(NpgsqlDataReader row)
    {
        try
        {
            return row.GetDateTime(5);
        }
        catch (InvalidCastException)
        {
            return DateTime.MaxValue;
        }
    }

    private static string KeyOf(string connection, string account) => account.Length == 0 ? connection : $"{connection}/{account}";

    private void VerifyAccount(NpgsqlDataReader row)
    {
        var (account, records) = (row.GetInt64(1), row.GetInt64(3));
        _accounts.Add(new LinkedNames.StoredAccount(
            new LinkedNames.Name(row.GetInt64(0), account), row.GetInt64(2), TimeOf(row)));
        if (records == 0)
        {
            return;
        }

        var end = _chains.GetValueOrDefault((row.GetInt64(0), account));
        if (end is null || end.Records != records || !end.Head.AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(4)))
        {
            Add($"account {account:x16}: its row states {records} records, and {end?.Records ?? 0} are there: records or it were altered");
        }

        if (end is not null)
        {
            end.IsStated = true;
        }
    }
}
