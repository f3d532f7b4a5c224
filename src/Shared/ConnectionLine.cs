namespace FundsCheck.Records.Format;

/// <summary>Writes and reads the status of a connection as canonical JSON.</summary>
internal static class ConnectionLine
{
    public static void Write(JsonLine line, ConnectionStatus status)
    {
        line.Open("connection").Required("id", status.ConnectionId).Text("accountId", status.AccountId).Time("changedAt", status.ChangedAt);
        if (status.Failure is { } failure)
        {
            BalanceFailureLine.Write(line, failure);
        }

        line.Time("expectedToFailAt", status.ExpectedToFailAt).Close();
    }

    /// <exception cref="FormatException">The line is not a status in canonical form.</exception>
    /// <exception cref="ArgumentException">An id is empty or too long.</exception>
    public static ConnectionStatus Read(ref LineReader reader)
    {
        reader.OpenValue();
        var status = new ConnectionStatus(reader.Text("id"u8), reader.TextOrNull("accountId"u8))
        {
            ChangedAt = reader.Time("changedAt"u8),
            Failure = BalanceFailureLine.ReadOrNull(ref reader),
            ExpectedToFailAt = reader.TimeOrNull("expectedToFailAt"u8),
        };
        reader.Close();
        return status;
    }
}
