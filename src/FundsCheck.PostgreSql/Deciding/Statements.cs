namespace FundsCheck.PostgreSql;

/// <summary>
/// The statements of the deciding path; what they call is in the schema, where the server keeps its plans. INVARIANT: the first
/// parameter of each call is the value of the distribution column, and the call reads and writes the rows of that value only.
/// </summary>
internal static class Statements
{
    /// <summary>By name, since the default of a server may differ, and every other level would sum holds by an old snapshot.</summary>
    public const string Begin = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

    public const string Commit = "COMMIT";

    public const string Rollback = "ROLLBACK";

    public const string Load = "SELECT * FROM fundscheck.load($1, $2, $3, $4, $5, $6)";

    public const string LockAndLoad = "SELECT * FROM fundscheck.lock_and_load($7, $1, $2, $3, $4, $5, $6)";

    public const string Save =
        """
        SELECT fundscheck.save(
            $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27,
            $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38)
        """;
}
