namespace FundsCheck;

/// <summary>
/// The host stops, and the call ended without a result: the debit was not decided, or its event not recorded, as far as this process knows.
/// Call again with the same id after the start: always safe.
/// </summary>
public sealed class CheckerStoppedException : FundsCheckException
{
    /// <summary>A call that the stop of its host ended.</summary>
    /// <param name="debitId">The id to call again with.</param>
    /// <param name="innerException">What ended the call; null where it did not begin.</param>
    public CheckerStoppedException(string debitId, Exception? innerException = null)
        : base($"the host stops, and the call on debit `{debitId}` ended; call again with the same id after the start", innerException) =>
        DebitId = debitId;

    /// <summary>The id to call again with.</summary>
    public string DebitId { get; }
}
