using System.Net.Sockets;
using System.Security.Authentication;
using FundsCheck.PostgreSql;
using Npgsql;

namespace FundsCheck.Cli.Input;

/// <summary>Failures of a database in words of this program: the texts of the server and of the driver may quote a value.</summary>
internal static class DatabaseFailures
{
    private const string Schema = "the schema is missing or too old; run `fundscheck store migrate`";
    private const string Unreachable = "the database cannot be reached";

    /// <summary>The cause and the next step; null where the exception is no failure of a database.</summary>
    public static string? Find(Exception failure) => failure switch
    {
        PostgresException rejected => $"PostgreSQL reported error {rejected.SqlState}{NextStep(rejected.SqlState)}",
        NpgsqlException { InnerException: { } inner } => Lost(inner),

        // The driver reports this way that the server demands a password and none is given.
        NpgsqlException => "no connection to the database; check its user and password",
        StoreUnavailableException { InnerException: { } inner } => Find(inner) ?? failure.Message,
        SocketException or AuthenticationException or TimeoutException => Lost(failure),

        // The message names a record of the store by its place.
        InvalidDataException => failure.Message,
        RecordsArchivedException =>
            $"{failure.Message}: `decisions export` and `decisions verify` take it as --archive; other commands read the log of such an "
                + "export",
        _ => null,
    };

    private static string Lost(Exception cause) => cause switch
    {
        SocketException socket => $"{Unreachable} ({socket.SocketErrorCode}); check its host and port",
        AuthenticationException => $"{Unreachable}: the TLS handshake failed; check SSL Mode and the certificates",
        TimeoutException => "the database did not respond in time",
        _ => $"the connection to the database was lost ({cause.GetType().Name}); try again",
    };

    private static string NextStep(string state) => state switch
    {
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedFunction
            or PostgresErrorCodes.InvalidSchemaName => $": {Schema}",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            ": the user or its password is wrong",
        PostgresErrorCodes.InvalidCatalogName => ": the database does not exist; check its name",
        PostgresErrorCodes.InsufficientPrivilege => ": the role lacks a right; grant it the role of its task (docs/operations.md)",
        PostgresErrorCodes.ReadOnlySqlTransaction =>
            ": the server is a replica, or the session read-only; connect to the primary, without default_transaction_read_only",
        PostgresErrorCodes.InvalidParameterValue =>
            ": the time of a record is in an archived month, or implausible; check the clock, or the log",
        PostgresErrorCodes.QueryCanceled => ": a statement took longer than statement_timeout; raise it for this role",
        "25P03" or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown =>
            ": the server ended the session; try again",
        PostgresErrorCodes.ObjectNotInPrerequisiteState =>
            ": a debit of these months has a hold that ended less than 181 days ago; archive fewer months",
        PostgresErrorCodes.LockNotAvailable => ": another command archives, or a long read uses the records; try again after it",
        PostgresErrorCodes.TooManyConnections => ": the server has no free connection; try again",
        _ => string.Empty,
    };
}
