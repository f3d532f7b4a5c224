namespace FundsCheck.PostgreSql;

/// <summary>The row of one name of an account, as it was read.</summary>
/// <param name="Name">The name.</param>
/// <param name="Root">The name whose row is locked for all linked names.</param>
/// <param name="Records">The number of records in the chain of a key.</param>
/// <param name="Head">The hash of the last record of the chain.</param>
/// <param name="RecordedAt">On a root: the latest time of a record of the linked accounts.</param>
internal sealed record AccountRead(long Name, long Root, long Records, byte[] Head, DateTime RecordedAt)
{
    /// <summary>A row to change.</summary>
    public AccountRow ToRow() => new(Name)
    {
        Root = Root,
        Records = Records,
        Head = Head,
        RecordedAt = RecordedAt,
        ReadAt = RecordedAt,
        WasRoot = Root == Name,
    };
}
