namespace FundsCheck.PostgreSql;

/// <summary>What decides on which server the rows of an account are.</summary>
public enum PostgreSqlDistribution
{
    /// <summary>
    /// One server has all rows. An id is unique in the whole store, and debits share holds when they share the account's key, its id at the
    /// balance source or its persistent id.
    /// </summary>
    SingleServer,

    /// <summary>
    /// A cluster distributes the rows by the account's key (<see cref="Debit.AccountKey"/>), and a decision reads and writes the rows of
    /// one key only. An id is unique within its key, and debits of two keys never share holds: the host gives one real account one key.
    /// </summary>
    ByAccountKey,
}
