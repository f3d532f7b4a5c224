namespace FundsCheck.PostgreSql;

/// <summary>The row of one name of an account.</summary>
/// <param name="name">The name, as the database keeps its 64 bits.</param>
internal sealed class AccountRow(long name)
{
    public long Name => name;

    /// <summary>The name whose row is locked for all linked names.</summary>
    public required long Root { get; set; }

    /// <summary>The number of records in the chain of a key.</summary>
    public long Records { get; set; }

    /// <summary>The hash of the last record of the chain; zeros before the first.</summary>
    public required byte[] Head { get; set; }

    /// <summary>On a root: the latest time of a record of the linked accounts; <see cref="DateTime.MinValue"/> before the first.</summary>
    public DateTime RecordedAt { get; set; }

    /// <summary>The same when it was read.</summary>
    public DateTime ReadAt { get; init; }

    /// <summary>Whether it was a root when it was read.</summary>
    public bool WasRoot { get; init; }

    /// <summary>Whether the database has no row of it.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether the row differs from the database.</summary>
    public bool IsChanged { get; set; }
}
