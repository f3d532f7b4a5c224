namespace FundsCheck.Decisions;

/// <summary>
/// The store failed, and it is unknown whether the decision was recorded. Ask again with the same id: always safe.
/// No unrecorded accept leaves the library.
/// </summary>
public sealed class DecisionNotRecordedException : Exception
{
    /// <summary>A store's failure.</summary>
    public DecisionNotRecordedException(string debitId, Exception innerException)
        : base($"it is unknown whether the decision on debit `{debitId}` was recorded{Cause(innerException)}; ask again with the same id, once the store was opened again", innerException) => DebitId = debitId;

    /// <summary>The id to ask again with.</summary>
    public string DebitId { get; }

    /// <summary>Throws where there was a failure.</summary>
    internal static void ThrowIf(string debitId, Exception? failure)
    {
        if (failure is not null)
        {
            throw new DecisionNotRecordedException(debitId, failure);
        }
    }

    // What files say names a path and a cause; what others say may hold anything.
    private static string Cause(Exception exception) => exception is IOException or UnauthorizedAccessException ? $" ({exception.Message})" : string.Empty;
}
