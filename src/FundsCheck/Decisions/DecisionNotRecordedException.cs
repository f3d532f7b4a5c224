using FundsCheck.Decisions.Log;

namespace FundsCheck.Decisions;

/// <summary>
/// The store failed, and it is unknown whether the decision was recorded; or, where the message says so, it was not recorded. Ask again
/// with the same id: always safe. No unrecorded accept leaves the library.
/// </summary>
public sealed class DecisionNotRecordedException : Exception
{
    /// <summary>A store's failure.</summary>
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

    /// <summary>The failure of one decision, or of one event, before anything of it was written: others are not harmed.</summary>
    internal static DecisionNotRecordedException BeforeCommit(string debitId, Exception cause) =>
        new($"the decision on debit `{debitId}`, or its event, was not recorded{Cause(cause)}; ask again with the same id", debitId, cause);

    /// <summary>Throws where there was a failure.</summary>
    internal static void ThrowIf(string debitId, Exception? failure)
    {
        if (failure is not null)
        {
            throw new DecisionNotRecordedException(debitId, failure);
        }
    }

    // The messages of these name a file, a line or a member, and a cause; those of others may hold anything.
    private static string Cause(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or LogDamagedException or UnwritableLineException
            ? $" ({exception.Message})"
            : string.Empty;
}
