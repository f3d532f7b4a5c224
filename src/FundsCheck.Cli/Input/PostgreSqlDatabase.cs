using FundsCheck.Cli.Output;
using FundsCheck.PostgreSql;
using Npgsql;

namespace FundsCheck.Cli.Input;

/// <summary>A database in PostgreSQL. Its text form is its name alone: the connection string may contain a password.</summary>
internal sealed class PostgreSqlDatabase
{
    private const string WrongText =
        "--postgres is a connection string of Npgsql, as in \"Host=db.example;Database=payments;Username=fundscheck\"";

    private PostgreSqlDatabase(NpgsqlConnectionStringBuilder settings)
    {
        ConnectionString = settings.ConnectionString;
        Name = $"database {settings.Database ?? settings.Username ?? "of the user"}";
    }

    /// <summary>The name of the database for messages.</summary>
    public string Name { get; }

    /// <summary>The connection string, for the store alone: it is never printed.</summary>
    public string ConnectionString { get; }

    /// <exception cref="WrongInputException">The text is no connection string. The message does not repeat it.</exception>
    public static PostgreSqlDatabase Parse(string text)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrWhiteSpace(settings.Host))
            {
                throw new WrongInputException([$"{WrongText}; it lacks the Host"]);
            }

            if (settings.Multiplexing)
            {
                throw new WrongInputException([$"{WrongText}; leave out Multiplexing, which has no transactions"]);
            }

            // Creating a data source validates the keywords together, and opens no connection.
            using var source = NpgsqlDataSource.Create(settings.ConnectionString);
            return new PostgreSqlDatabase(settings);
        }
        catch (Exception exception) when (exception is not WrongInputException)
        {
            throw new WrongInputException([$"{WrongText}; this text is none"]);
        }
    }

    /// <summary>Runs a function on the database, and describes its failure.</summary>
    /// <exception cref="DatabaseFailedException">The database failed.</exception>
    public async Task<T> RunAsync<T>(Func<NpgsqlDataSource, Task<T>> run)
    {
        try
        {
            var source = NpgsqlDataSource.Create(ConnectionString);
            await using (source.ConfigureAwait(false))
            {
                return await run(source).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (DatabaseFailures.Find(exception) is { } problem)
        {
            throw new DatabaseFailedException($"{Name}: {problem}", exception);
        }
    }

    /// <summary>Runs a function on the store of the database.</summary>
    /// <exception cref="DatabaseFailedException">The database failed, or has no schema of a store.</exception>
    public Task<T> RunAsync<T>(Terminal terminal, Func<PostgreSqlDecisionStore, Task<T>> run) => RunAsync(async source =>
    {
        var store = OpenStore(() => PostgreSqlDecisionStore.Open(
            source, new PostgreSqlOptions(), terminal.Time, new TerminalLogger(terminal)));
        await using (store.ConfigureAwait(false))
        {
            return await run(store).ConfigureAwait(false);
        }
    });

    /// <summary>Opens a store, and describes its failure.</summary>
    /// <exception cref="DatabaseFailedException">The database failed, or has no schema of a store.</exception>
    public T OpenStore<T>(Func<T> open)
    {
        try
        {
            return open();
        }
        catch (InvalidOperationException exception)
        {
            // The message has the version of the schema and the command that adds it.
            throw new DatabaseFailedException($"{Name}: {exception.Message}", exception);
        }
        catch (Exception exception) when (DatabaseFailures.Find(exception) is { } problem)
        {
            throw new DatabaseFailedException($"{Name}: {problem}", exception);
        }
    }

    public override string ToString() => Name;
}
