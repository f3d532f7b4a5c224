namespace FundsCheck;

/// <summary>
/// The store failed, and it is unknown whether the decision was recorded; or, where the message says so, it was not recorded. Ask again
/// with the same id: always safe. No unrecorded accept leaves the library.
/// </summary>
public sealed class DecisionNotRecordedException : FundsCheckException
{
    /// <summary>A store's failure, after which it is unknown whether the decision was recorded.</summary>
    /// <param name="debitId">The id to ask again with.</param>
    /// <param name="innerException">The failure.</param>
    public DecisionNotRecordedException(string debitId, Exception innerException)
        : this(
            $"it is unknown whether the decision on debit `{debitId}` was recorded{Cause(innerException)}; ask again with the same id",
            debitId, innerException)
    {
    }

    private DecisionNotRecordedException(string message, string debitId, Exception innerException)
        : base(message, innerException) => DebitId = debitId;

    /// <summary>The id to ask again with.</summary>
    public string DebitId { get; }

    /// <summary>
    /// The failure of one decision, or of one event, before anything of it was written: it was not recorded, and others are not harmed.
    /// </summary>
    /// <param name="debitId">The id to ask again with.</param>
    /// <param name="cause">The failure.</param>
    public static DecisionNotRecordedException BeforeCommit(string debitId, Exception cause) =>
        new($"the decision on debit `{debitId}`, or its event, was not recorded{Cause(cause)}; ask again with the same id", debitId, cause);

    private static string Cause(Exception exception) => CauseOf(exception) is { } cause ? $" ({cause})" : string.Empty;
}
