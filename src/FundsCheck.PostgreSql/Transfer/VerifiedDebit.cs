using FundsCheck.Records.Format;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>The row of a debit, compared with its records since the latest decision.</summary>
/// <param name="Shard">The value of the distribution column.</param>
/// <param name="Id">Its id.</param>
/// <param name="Columns">What its row states; null where that is nothing that a store writes.</param>
internal sealed record VerifiedDebit(long Shard, string Id, DebitColumns? Columns)
{
    private const int PageSize = 500;

    private const string ReadDebits =
        """
        SELECT d.shard, d.id, d.account, d.revision, d.decided_line, d.state, d.retry_of, d.hold_amount, d.hold_currency, d.hold_from,
            d.hold_until, d.review_until, r.body
        FROM (
            SELECT * FROM fundscheck.debit p
            WHERE (p.id, p.shard) > ($2, $1) AND ($4 IS NULL OR p.decided_line < $4)
            ORDER BY p.id, p.shard LIMIT $3) AS d
            LEFT JOIN LATERAL unnest(d.lines) AS l(line) ON l.line >= d.decided_line
            LEFT JOIN fundscheck.record r ON r.recorded_at = l.line AND r.shard = d.shard AND r.account = d.account
        ORDER BY d.id, d.shard, l.line
        """;

    private readonly List<byte[]> _records = [];

    /// <summary>Compares rows with their records, and reports each that differs.</summary>
    /// <param name="connection">The connection, in a transaction.</param>
    /// <param name="decidedBefore">The time before which debits were decided; null for all of them.</param>
    /// <param name="ruleSets">The rule sets of the records.</param>
    /// <param name="report">Takes a fault; it may throw.</param>
    /// <param name="cancellationToken">Ends the comparison.</param>
    public static async Task VerifyAllAsync(
        NpgsqlConnection connection, DateTime? decidedBefore, RecordedRuleSets ruleSets, Action<FormattableString> report,
        CancellationToken cancellationToken)
    {
        var (shard, id, isMore) = (long.MinValue, string.Empty, true);
        while (isMore)
        {
            var page = new List<VerifiedDebit>();
            await Sql.ReadAsync(
                connection, Sql.Command(ReadDebits, Sql.Of(shard), Sql.Of(id), Sql.Of((long)PageSize), Sql.Of(decidedBefore)),
                row => Add(page, row), cancellationToken).ConfigureAwait(false);
            foreach (var debit in page)
            {
                (shard, id) = (debit.Shard, debit.Id);
                if (debit.FindProblem(ruleSets) is { } problem)
                {
                    report($"debit `{debit.Id}`: {problem}");
                }
            }

            isMore = page.Count == PageSize;
        }
    }

    /// <summary>Adds a row of the read to the debits of a page.</summary>
    private static void Add(List<VerifiedDebit> page, NpgsqlDataReader row)
    {
        var (shard, id) = (row.GetInt64(0), row.GetString(1));
        if (page.Count == 0 || page[^1].Shard != shard || !string.Equals(page[^1].Id, id, StringComparison.Ordinal))
        {
            page.Add(new VerifiedDebit(shard, id, ReadColumns(row)));
        }

        if (!row.IsDBNull(12))
        {
            page[^1]._records.Add(row.GetFieldValue<byte[]>(12));
        }
    }

    /// <summary>What is wrong with the row; null where it follows from its records.</summary>
    private string? FindProblem(RecordedRuleSets ruleSets)
    {
        if (Columns is null)
        {
            return "a column of its row is not what a store writes: it was altered";
        }

        try
        {
            var read = new DebitRead(Id, Columns.DecidedLine, [], [.. _records], []);
            return DebitColumns.Of(read.ToStored(ruleSets).Status, Columns.DecidedLine) == Columns
                ? null
                : "its row does not follow from its records: it was altered";
        }
        catch (Exception exception) when (StoreVerifier.IsOfRow(exception))
        {
            return StoreVerifier.CauseOf(exception);
        }
    }

    private static DebitColumns? ReadColumns(NpgsqlDataReader row)
    {
        try
        {
            return DebitColumns.Read(row);
        }
        catch (Exception exception) when (StoreVerifier.IsOfRow(exception))
        {
            return null;
        }
    }
}
