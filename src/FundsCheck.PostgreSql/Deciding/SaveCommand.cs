using System.Globalization;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>The call that writes a batch: <see cref="Statements.Save"/>.</summary>
internal static class SaveCommand
{
    public static NpgsqlBatchCommand Create(long shard, BatchState state)
    {
        var debits = state.ChangedDebits.ToList();
        return Sql.Command(
            Statements.Save,
            [
                Sql.Of(shard), .. Expected(state.Accounts), .. Accounts(state.Accounts.Changed), .. Records(state.Records),
                .. Debits(debits), .. Statuses(state.ChangedStatuses),
            ]);
    }

    // An account that another process changed since has another time.
    private static NpgsqlParameter[] Expected(AccountTable accounts) =>
    [
        Sql.List(accounts.RootsRead.Select(row => row.Name)),
        Sql.List(accounts.RootsRead.Select(row => Utc(row.ReadAt))),
    ];

    private static NpgsqlParameter[] Records(IReadOnlyList<RecordRow> rows) =>
    [
        Sql.List(rows.Select(row => row.RecordedAt)),
        Sql.List(rows.Select(row => row.Account)),
        Sql.List(rows.Select(row => row.Sequence)),
        Sql.List(rows.Select(row => row.Content.Kind)),
        Sql.List(rows.Select(row => row.Content.DebitId)),
        Sql.List(rows.Select(row => row.Content.DecidedAt)),
        Sql.List(rows.Select(row => row.Content.Outcome)),
        Sql.List(rows.Select(row => row.Content.RuleSet)),
        Sql.List(rows.Select(row => row.Content.Amount?.Amount)),
        Sql.List(rows.Select(row => row.Content.Amount?.Currency.Code)),
        Sql.List(rows.Select(row => row.Content.Event)),
        Sql.List(rows.Select(row => row.Body)),
        Sql.List(rows.Select(row => row.Hash)),
    ];

    private static NpgsqlParameter[] Debits(List<DebitRow> rows)
    {
        var columns = rows.ConvertAll(row => DebitColumns.Of(row.Status, row.DecidedLine));
        return
        [
            Sql.List(rows.Select(row => row.IsNew)),
            Sql.List(rows.Select(row => row.Status.Record.Debit.Id)),
            Sql.List(columns.Select(debit => debit.Account)),
            Sql.List(columns.Select(debit => debit.Revision)),
            Sql.List(columns.Select(debit => debit.DecidedLine)),
            Sql.List(columns.Select(debit => debit.State)),
            Sql.List(columns.Select(debit => debit.RetryOf)),
            Sql.List(columns.Select(debit => debit.Amount?.Amount)),
            Sql.List(columns.Select(debit => debit.Amount?.Currency.Code)),
            Sql.List(columns.Select(debit => debit.HoldFrom)),
            Sql.List(columns.Select(debit => debit.HoldUntil)),
            Sql.List(columns.Select(debit => debit.ReviewUntil)),
            Sql.List(rows.Select(row => Text(row.Lines))),
        ];
    }

    private static NpgsqlParameter[] Accounts(IReadOnlyList<AccountRow> rows) =>
    [
        Sql.List(rows.Select(row => row.IsNew)),
        Sql.List(rows.Select(row => row.Name)),
        Sql.List(rows.Select(row => row.Root)),
        Sql.List(rows.Select(row => row.Records)),
        Sql.List(rows.Select(row => row.Head)),
        Sql.List(rows.Select(row => Utc(row.RecordedAt))),
    ];

    private static NpgsqlParameter[] Statuses(IReadOnlyList<(ConnectionStatus Status, byte[] Body)> changed)
    {
        // Of several statuses of one subject the last one stands.
        var latest = changed.GroupBy(status => (status.Status.ConnectionId, status.Status.AccountId)).Select(group => group.Last())
            .ToList();
        return
        [
            Sql.List(latest.Select(status => status.Status.ConnectionId)),
            Sql.List(latest.Select(status => status.Status.AccountId ?? string.Empty)),
            Sql.List(latest.Select(status => status.Body)),
        ];
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    // An array of arrays of several lengths is none to PostgreSQL, so each is sent as its text.
    private static string Text(IEnumerable<DateTime> lines) =>
        $"{{{string.Join(',', lines.Select(line => line.ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture)))}}}";
}
