using Npgsql;

namespace FundsCheck.PostgreSql;

/// <summary>What a failure of the database means.</summary>
internal static class Failures
{
    /// <summary>Makes the exception of a caller that decides, records or looks up a debit.</summary>
    public static Func<Exception, bool, Exception> OfDebit(string debitId) => (failure, mayBeCommitted) => mayBeCommitted
        ? new DecisionNotRecordedException(debitId, Described(failure))
        : DecisionNotRecordedException.BeforeCommit(debitId, Described(failure));

    /// <summary>Makes the exception of a caller that sets the status of a connection.</summary>
    public static Exception OfStatus(Exception failure, bool mayBeCommitted) => mayBeCommitted
        ? new ConnectionStatusNotRecordedException(Described(failure))
        : ConnectionStatusNotRecordedException.BeforeCommit(Described(failure));

    /// <summary>
    /// Whether a failure may pass by itself: a lost connection, a restart or a promotion of the server, a full pool, a conflict. An error
    /// that names a table, a column, a right or a password stays.
    /// </summary>
    public static bool MayPass(Exception failure) => failure switch
    {
        // A fresh look would find the decision, and acknowledge what a failover may lose.
        DoubtfulCommitException => false,
        PostgresException { SqlState: var state } => state[..2] switch
        {
            // Connections, insufficient resources, intervention of an operator, and lock time-outs; conflicts.
            "08" or "53" or "57" or "55" or "40" => true,

            _ when IsMissingPartition(failure) => true,

            // A replica before its promotion; an orphaned transaction; an id that another transaction added.
            _ => state is PostgresErrorCodes.ReadOnlySqlTransaction or "25P03"
                or PostgresErrorCodes.UniqueViolation,
        },
        NpgsqlException or TimeoutException or IOException or ObjectDisposedException or OperationCanceledException => true,
        _ => false,
    };

    /// <summary>Whether the server rejected a statement, and with it the whole transaction; the connection goes on.</summary>
    public static bool IsRejected(Exception failure) => failure is PostgresException { Severity: "ERROR" };

    /// <summary>
    /// Whether another transaction added or linked a name of an account, or archived a debit, meanwhile: begin again at once.
    /// </summary>
    public static bool IsConflict(PostgresException failure) =>
        failure is { SqlState: PostgresErrorCodes.SerializationFailure }
            or { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "account" };

    /// <summary>Whether no partition has the time of a record.</summary>
    public static bool IsMissingPartition(Exception failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: null };

    /// <summary>The cause in words without a value: the texts of the server and of the driver may quote one.</summary>
    public static string CauseOf(Exception failure) => failure switch
    {
        PostgresException { SqlState: var state } => $"PostgreSQL reported error {state}",
        NpgsqlException { InnerException: { } inner } => $"the connection to PostgreSQL failed, {inner.GetType().Name}",
        NpgsqlException => "no connection to PostgreSQL",
        TimeoutException or OperationCanceledException => "PostgreSQL took longer than TotalTimeout",
        _ => FundsCheckException.CauseOf(failure) ?? failure.GetType().Name,
    };

    private static Exception Described(Exception failure) =>
        FundsCheckException.CauseOf(failure) is null ? new IOException(CauseOf(failure), failure) : failure;
}
