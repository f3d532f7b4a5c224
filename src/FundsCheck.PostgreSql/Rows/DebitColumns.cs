using FundsCheck.Holds;
using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>The columns of a debit's row that follow from its status.</summary>
/// <param name="Account">The name of its account's key.</param>
/// <param name="Revision">The revision of its latest decision.</param>
/// <param name="DecidedLine">The time of the record of that decision.</param>
/// <param name="State">The name of its state.</param>
/// <param name="RetryOf">The debit that it presents again; null for none.</param>
/// <param name="Amount">What it holds; null for nothing.</param>
/// <param name="HoldFrom">The time from which the hold is possibly posted.</param>
/// <param name="HoldUntil">The expiry of the hold.</param>
/// <param name="ReviewUntil">Until when a person may answer its review; null where it is none, or was answered.</param>
internal sealed record DebitColumns(
    long Account, int Revision, DateTime DecidedLine, string State, string? RetryOf, Money? Amount, DateTime? HoldFrom, DateTime? HoldUntil,
    DateTime? ReviewUntil)
{
    public static DebitColumns Of(DebitStatus status, DateTime decidedLine)
    {
        var hold = HoldCalculator.GetDebitHold(status) is { } known ? IndexedHold.From(status.Record.Debit.Id, known) : (IndexedHold?)null;
        return new DebitColumns(
            AccountTable.Signed(AccountKeys.From(status.Record).Key), status.Record.Revision, decidedLine, status.State.ToName(),
            status.Record.Debit.RetryOf, hold?.Amount, TimeOf(hold?.PresentedFrom), TimeOf(hold?.ExpiresAt), TimeOf(ReviewUntilOf(status)));
    }

    /// <summary>Reads the columns after the debit's id.</summary>
    public static DebitColumns Read(NpgsqlDataReader row) => new(
        row.GetInt64(2), row.GetInt32(3), row.GetDateTime(4), row.GetString(5), row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : new Money(row.GetDecimal(7), Currency.Get(row.GetString(8))), TimeOf(row, 9), TimeOf(row, 10),
        TimeOf(row, 11));

    private static DateTimeOffset? ReviewUntilOf(DebitStatus status) =>
        status.Record.Verdict.Outcome == Outcome.Review && status.Events.Count == 0 ? status.Record.Hold?.ExpiresAt : null;

    private static DateTime? TimeOf(DateTimeOffset? time) => time is { } known ? Microseconds.Floor(known).UtcDateTime : null;

    private static DateTime? TimeOf(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);
}
