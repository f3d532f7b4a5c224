namespace FundsCheck.Records.Format;

/// <summary>Writes and reads the failure of a reading or of a connection as canonical JSON.</summary>
internal static class BalanceFailureLine
{
    public static void Write(JsonLine line, BalanceFailure failure) =>
        line.Open("failure").Required("category", BalanceFailures.NameOf(failure.Category)).Required("code", failure.Code)
            .Text("cause", failure.Cause).Text("requestId", failure.ProviderRequestId).Close();

    /// <summary>Reads a failure; null where another member is next.</summary>
    /// <exception cref="FormatException">The failure is not in canonical form.</exception>
    public static BalanceFailure? ReadOrNull(ref LineReader reader)
    {
        if (!reader.TryOpen("failure"u8))
        {
            return null;
        }

        var failure = new BalanceFailure(
            Category(reader.Text("category"u8)), reader.Text("code"u8), reader.TextOrNull("cause"u8), reader.TextOrNull("requestId"u8));
        reader.Close();
        return failure;
    }

    private static BalanceFailureCategory Category(string word) =>
        BalanceFailures.Find(word)
            ?? throw new FormatException($"`{word}` is not one of {string.Join(", ", BalanceFailures.CategoryNames)}");
}
