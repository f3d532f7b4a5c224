namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>A store with records of three months of 2024, and a folder for its archive and its exports.</summary>
internal sealed class ArchivedStore : IDisposable
{
    public static readonly DateTimeOffset Start = new(2024, 10, 30, 15, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset November = new(2024, 11, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset December = new(2024, 12, 1, 0, 0, 0, TimeSpan.Zero);

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("fundscheck-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Folder.Delete(recursive: true);

    /// <summary>Decides in October, November and December; a debit of November has an event of December.</summary>
    public static async Task DecideAsync(StoreDatabase database)
    {
        await using var host = new StoreHost(builder => builder.UsePostgreSql(database.Source), Start);
        await host.DecideSomeAsync(30, "october");
        host.Clock.Advance(November.AddDays(28) - host.Clock.GetUtcNow());
        await host.DecideSomeAsync(30, "november");
        (await host.CheckAsync("across", "account-9")).Outcome.Should().Be(Outcome.Accept);
        await host.Checker.RecordAsync("across", new DebitEvent.Sent(host.Clock.GetUtcNow()));
        host.Clock.Advance(December.AddDays(1) - host.Clock.GetUtcNow());
        await host.Checker.RecordAsync("across", new DebitEvent.Returned(host.Clock.GetUtcNow(), "R01"));
        await host.DecideSomeAsync(30, "december");
    }

    public Task<PostgreSqlArchive> ArchiveAsync(
        StoreDatabase database, DateTimeOffset until, string name = "archive.jsonl", bool isDryRun = false) =>
            new PostgreSqlRecords(database.Source).ArchiveAsync(PathOf(name), until, isDryRun, progress: null, Token);

    public Task<long> ExportAsync(StoreDatabase database, string name, string? archive = null) =>
        new PostgreSqlRecords(database.Source)
            .ExportAsync(PathOf(name), archive is null ? null : PathOf(archive), progress: null, Token);

    public static Task<PostgreSqlVerification> VerifyAsync(StoreDatabase database) =>
        new PostgreSqlRecords(database.Source).VerifyAsync(archive: null, progress: null, Token);

    public string PathOf(string name) => Path.Combine(Folder.FullName, name);
}
