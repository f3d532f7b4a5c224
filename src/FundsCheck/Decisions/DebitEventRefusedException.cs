namespace FundsCheck.Decisions;

/// <summary>An event contradicts what is recorded of its debit, or the debit is unknown. Nothing was recorded.</summary>
public sealed class DebitEventRefusedException : Exception
{
    internal DebitEventRefusedException(string debitId, string message)
        : base($"debit `{debitId}`: {message}") => DebitId = debitId;

    /// <summary>The debit's id.</summary>
    public string DebitId { get; }
}
