namespace FundsCheck.PostgreSql;

/// <summary>The database cannot be reached now, or refuses the role.</summary>
public sealed class PostgreSqlUnavailableException : StoreUnavailableException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="cause">The cause, without a value of the connection string.</param>
    /// <param name="innerException">The failure of the driver; null where there is none.</param>
    public PostgreSqlUnavailableException(string cause, Exception? innerException = null)
        : base(
            $"the decision store in PostgreSQL cannot be opened: {cause}; see that the server runs and that its role may connect and read "
                + "the schema `fundscheck`",
            innerException)
    {
    }
}
