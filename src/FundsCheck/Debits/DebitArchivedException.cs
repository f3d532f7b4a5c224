namespace FundsCheck;

/// <summary>
/// The decisions and events of a debit were moved out of the store after its retention time: the id stays known for ever, and the debit is
/// neither decided again nor changed. Nothing was fetched or recorded. The record of the debit is in the archive.
/// </summary>
public sealed class DebitArchivedException : FundsCheckException
{
    /// <summary>Creates the exception for an archived debit.</summary>
    /// <param name="debitId">The id of the archived debit: the checked one, or the one that it presents again.</param>
    public DebitArchivedException(string debitId)
        : base($"debit `{debitId}` is archived: it is neither decided again nor changed; read its record in the archive, and give a new "
            + "debit an id of its own") => DebitId = debitId;

    /// <summary>The id of the archived debit.</summary>
    public string DebitId { get; }
}
