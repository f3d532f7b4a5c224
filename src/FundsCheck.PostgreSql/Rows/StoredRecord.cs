using FundsCheck.Records.Format;

namespace FundsCheck.PostgreSql;

/// <summary>The bytes of records: a line's body in braces, so that each is a whole JSON object.</summary>
internal static class StoredRecord
{
    /// <summary>The record of the one body in a buffer.</summary>
    public static byte[] Of(RecordBuffer body) => [(byte)'{', .. body.Written.Span, (byte)'}'];

    /// <exception cref="InvalidDataException">The record was altered.</exception>
    public static LogEntry Parse(byte[] record, RecordedRuleSets ruleSets)
    {
        try
        {
            return LogFormat.ReadRecord(record, ruleSets);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException
            or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"a record was altered: {exception.Message}; run `fundscheck decisions verify --postgres CONNECTION`", exception);
        }
    }
}
