namespace FundsCheck.Cli.Exporting;

/// <summary>
/// The columns of an export, in their order. They are a contract (docs/audit.md): new ones are added at the end, and
/// existing ones never change.
/// </summary>
internal static class ExportColumns
{
    public const string Position = "position";
    public const string Id = "id";
    public const string Revision = "revision";
    public const string ApprovedBy = "approvedBy";

    private const string TextSeparator = ";";

    public static IReadOnlyList<ExportColumn> All { get; } =
    [
        new(Position, ExportType.Integer),
        Text(Id, record => record.Debit.Id),
        new(Revision, ExportType.Integer, record => (long)record.Revision),
        Text("outcome", record => record.Verdict.Outcome.ToName()),
        Time("decidedAt", record => record.DecidedAt),
        Time("validUntil", record => record.ValidUntil),
        Text("account", record => record.Debit.AccountKey),
        Number("amount", record => record.Debit.Amount.Amount),
        Text("currency", record => record.Debit.Amount.Currency.Code),
        Text("entryClass", record => record.Debit.EntryClass),
        new("sameDay", ExportType.Boolean, record => record.Debit.SameDay),
        new("effectiveDate", ExportType.Day, record => record.Debit.EffectiveDate),
        new("attempt", ExportType.Integer, record => (long)record.Debit.Attempt),
        Text("lastReturn", record => record.Debit.LastReturn),
        Text("retryOf", record => record.Debit.RetryOf),
        Text("ruleSet", record => record.RuleSet.Name),
        Text("ruleSetVersion", record => record.RuleSet.Version),
        Text("ruleSetSha256", record => record.RuleSet.Sha256),
        Text("reasonCodes", record => string.Join(TextSeparator, record.Verdict.Reasons.Select(reason => reason.Code))),
        Number("maxAcceptableAmount", record => record.Verdict.MaxAcceptableAmount?.Amount),
        Text("reading", record => ReadingOf(record.Reading)),
        Text("failureCode", record => (record.Reading as BalanceReading.Failed)?.Failure.Code),
        Number("available", record => BalanceOf(record)?.Available),
        Number("current", record => BalanceOf(record)?.Current),
        Number("limit", record => BalanceOf(record)?.Limit),
        Text("balanceCurrency", record => CurrencyOf(BalanceOf(record)?.Currency)),
        Number("heldNotYetPosted", record => record.Holds.NotYetPosted.Amount),
        Number("heldPossiblyPosted", record => record.Holds.PossiblyPosted.Amount),
        Time("holdExpiresAt", record => record.Hold?.ExpiresAt),
        new("approvedAt", ExportType.Time),
        new(ApprovedBy, ExportType.Text),
        new("rejectedAt", ExportType.Time),
        new("rejectedBy", ExportType.Text),
        new("comment", ExportType.Text),
        new("sentAt", ExportType.Time),
        new("sentEffectiveDate", ExportType.Day),
        new("settledAt", ExportType.Time),
        new("returnedAt", ExportType.Time),
        new("returnCode", ExportType.Text),
        new("cancelledAt", ExportType.Time),
    ];

    private static readonly Dictionary<string, int> Indexes =
        All.Index().ToDictionary(column => column.Item.Name, column => column.Index, StringComparer.Ordinal);

    /// <summary>The index of a column.</summary>
    public static int IndexOf(string name) => Indexes[name];

    /// <summary>A time in UTC, without a fraction of a microsecond.</summary>
    public static DateTimeOffset Micros(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static ExportColumn Text(string name, Func<DecisionRecord, string?> read) =>
        new(name, ExportType.Text, record => read(record) is { Length: > 0 } text ? PrintableText.Show(text) : null);

    private static ExportColumn Number(string name, Func<DecisionRecord, decimal?> read) =>
        new(name, ExportType.Decimal, record => read(record));

    private static ExportColumn Time(string name, Func<DecisionRecord, DateTimeOffset?> read) =>
        new(name, ExportType.Time, record => read(record) is { } time ? Micros(time) : null);

    private static AccountBalance? BalanceOf(DecisionRecord record) => (record.Reading as BalanceReading.Succeeded)?.Balance;

    private static string ReadingOf(BalanceReading reading) => reading switch
    {
        BalanceReading.Succeeded => "read",
        BalanceReading.Failed failed => BalanceFailures.NameOf(failed.Failure.Category),
        _ => "notRequested",
    };

    private static string? CurrencyOf(BalanceCurrency? currency) => currency switch
    {
        BalanceCurrency.Iso iso => iso.Code,
        BalanceCurrency.Unofficial unofficial => unofficial.Code,
        BalanceCurrency.Contradictory both => $"{both.IsoCode}{TextSeparator}{both.UnofficialCode}",
        _ => null,
    };
}
