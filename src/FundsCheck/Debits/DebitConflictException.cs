namespace FundsCheck;

/// <summary>A debit's id is known already, with other content. Nothing was fetched or recorded.</summary>
public sealed class DebitConflictException : FundsCheckException
{
    /// <summary>A conflict.</summary>
    /// <param name="debitId">The id.</param>
    /// <param name="differences">The members that differ.</param>
    public DebitConflictException(string debitId, IReadOnlyList<string> differences)
        : base($"debit `{debitId}` was checked before with another {string.Join(", ", differences)}; give a changed debit an id of its own")
    {
        DebitId = debitId;
        Differences = differences;
    }

    /// <summary>The id.</summary>
    public string DebitId { get; }

    /// <summary>The members that differ, by their names in a debit line.</summary>
    public IReadOnlyList<string> Differences { get; }
}
