using FundsCheck.Rules;

namespace FundsCheck.Decisions.Log;

/// <summary>Reads the answer of a decision back from its line.</summary>
internal static class VerdictReader
{
    /// <exception cref="FormatException">The line has no verdict as they are written.</exception>
    public static Verdict Read(ref LineReader reader)
    {
        var outcome = OutcomeNames.Find(reader.Text("outcome"u8)) ?? throw reader.Wrong("an outcome"u8);
        var reasons = ReadReasons(ref reader);
        return new Verdict
        {
            Outcome = outcome,
            Reasons = reasons,
            WouldAccept = reader.MoneyOrNull("wouldAccept"u8),
            NotEvaluated = reader.Texts("notEvaluated"u8),
        };
    }

    private static Reason[] ReadReasons(ref LineReader reader)
    {
        if (!reader.TryOpenList("reasons"u8))
        {
            return [];
        }

        var reasons = new List<Reason>();
        while (reader.NextObject())
        {
            reasons.Add(ReadReason(ref reader));
            reader.Close();
        }

        return [.. reasons];
    }

    private static Reason ReadReason(ref LineReader reader) => new()
    {
        Code = reader.Text("code"u8),
        Check = reader.Text("check"u8),
        Outcome = OutcomeNames.Find(reader.Text("outcome"u8)) ?? throw reader.Wrong("an outcome"u8),
        Measure = reader.Text("measure"u8),
        Operand = reader.TextOrNull("operand"u8),
        Threshold = reader.TextOrNull("threshold"u8),
        Because = reader.TextOrNull("because"u8),
        Retryable = reader.Flag("retryable"u8),
        UserAction = reader.Flag("userAction"u8),
        Text = reader.Text("text"u8),
        CustomerText = reader.Text("customerText"u8),
    };
}
