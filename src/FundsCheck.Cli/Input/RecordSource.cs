using FundsCheck.Cli.Output;
using FundsCheck.PostgreSql;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Input;

/// <summary>Where recorded decisions are: in a decision log or in a database.</summary>
internal abstract record RecordSource
{
    private RecordSource()
    {
    }

    /// <summary>Chooses between a log and a database; null where neither is given.</summary>
    /// <param name="log">The path of the log.</param>
    /// <param name="postgres">The value of <c>--postgres</c>.</param>
    /// <param name="logName">The argument or option that names the log.</param>
    /// <exception cref="WrongInputException">Both are given, or the connection string is wrong.</exception>
    public static RecordSource? Choose(string? log, string? postgres, string logName) => (log, postgres) switch
    {
        (not null, not null) => throw new WrongInputException([
            $"{logName} and {PostgresOption.Name} exclude one another; give one of the two",
        ]),
        (not null, null) => new Log(log),
        (null, not null) => new Database(PostgreSqlDatabase.Parse(postgres)),
        _ => null,
    };

    /// <summary>
    /// Reads a log, or the export of a database to a private temporary log, which is deleted at the end. The function receives the path of
    /// the log and the name for messages; the lines of a database are those of <c>decisions export</c>.
    /// </summary>
    /// <exception cref="LogDamagedException">A line was altered or moved; the message names the source.</exception>
    /// <exception cref="DatabaseFailedException">The database failed.</exception>
    public abstract Task<T> ReadLogAsync<T>(Terminal terminal, Func<string, string, T> read, CancellationToken cancellationToken);

    /// <summary>Does the same with a function that also writes: its failures are no failures of the log.</summary>
    /// <inheritdoc cref="ReadLogAsync" />
    public abstract Task<T> UseLogAsync<T>(Terminal terminal, Func<string, string, Task<T>> use, CancellationToken cancellationToken);

    /// <summary>A decision log.</summary>
    /// <param name="Path">Its path.</param>
    internal sealed record Log(string Path) : RecordSource
    {
        /// <inheritdoc />
        public override Task<T> ReadLogAsync<T>(Terminal terminal, Func<string, string, T> read, CancellationToken cancellationToken) =>
            Task.FromResult(LogFiles.Read(Path, () => read(Path, Path)));

        /// <inheritdoc />
        public override Task<T> UseLogAsync<T>(
            Terminal terminal, Func<string, string, Task<T>> use, CancellationToken cancellationToken) => use(Path, Path);
    }

    /// <summary>The store of a database.</summary>
    /// <param name="Store">The database.</param>
    internal sealed record Database(PostgreSqlDatabase Store) : RecordSource
    {
        /// <summary>The log of its archive; null for none.</summary>
        public string? Archive { get; init; }

        /// <inheritdoc />
        public override Task<T> ReadLogAsync<T>(Terminal terminal, Func<string, string, T> read, CancellationToken cancellationToken) =>
            UseLogAsync(terminal, (path, name) => Task.FromResult(read(path, name)), cancellationToken);

        /// <inheritdoc />
        public override async Task<T> UseLogAsync<T>(
            Terminal terminal, Func<string, string, Task<T>> use, CancellationToken cancellationToken)
        {
            using var log = new TemporaryLog();
            var progress = new RecordProgress(terminal, Store.Name);
            await Store.RunAsync(source => new PostgreSqlRecords(source).ExportAsync(log.Path, Archive, progress, cancellationToken))
                .ConfigureAwait(false);
            progress.End();
            try
            {
                return await use(log.Path, Store.Name).ConfigureAwait(false);
            }
            catch (LogDamagedException exception)
            {
                throw log.Rename(exception, Store.Name);
            }
        }
    }
}
