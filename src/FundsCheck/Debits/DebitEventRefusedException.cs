namespace FundsCheck;

/// <summary>An event contradicts what is recorded of its debit, or the debit is unknown. Nothing was recorded.</summary>
public sealed class DebitEventRefusedException : FundsCheckException
{
    /// <summary>A refused event.</summary>
    /// <param name="debitId">The debit's id.</param>
    /// <param name="message">Why, and the fix.</param>
    public DebitEventRefusedException(string debitId, string message)
        : base($"debit `{debitId}`: {message}") => DebitId = debitId;

    /// <summary>The debit's id.</summary>
    public string DebitId { get; }
}
