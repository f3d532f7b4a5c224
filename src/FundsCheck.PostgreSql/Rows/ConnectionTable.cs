using FundsCheck.Records.Format;

namespace FundsCheck.PostgreSql;

/// <summary>The statuses of connections.</summary>
internal static class ConnectionTable
{
    /// <exception cref="InvalidDataException">The record was altered.</exception>
    public static ConnectionStatus Parse(byte[] body, RecordedRuleSets ruleSets) =>
        StoredRecord.Parse(body, ruleSets) is LogEntry.ConnectionChanged { Status: var status }
            ? status
            : throw new InvalidDataException("the status of a connection was altered");
}
