using FundsCheck.Storage;

namespace FundsCheck.Records.Format;

/// <summary>
/// Writes and reads the verdict of a decision. A line has no sentences of reasons; the version that reads the line derives them.
/// </summary>
internal static class VerdictLine
{
    public static void Write(JsonLine line, Verdict verdict)
    {
        line.Text("outcome", verdict.Outcome.ToName());
        if (verdict.Reasons.Count > 0)
        {
            line.OpenList("reasons");
            foreach (var reason in verdict.Reasons)
            {
                Write(line, reason, verdict.Outcome);
            }

            line.CloseList();
        }

        line.Money("maxAcceptableAmount", verdict.MaxAcceptableAmount).Texts("notEvaluated", verdict.NotEvaluated);
    }

    /// <param name="reader">The reader, positioned before the outcome.</param>
    /// <param name="reading">The judged reading, whose failure code may be a reason.</param>
    /// <exception cref="FormatException">The line has no verdict in canonical form.</exception>
    public static Verdict Read(ref LineReader reader, BalanceReading reading)
    {
        var outcome = ReadOutcome(ref reader, reader.Text("outcome"u8));
        return new Verdict
        {
            Outcome = outcome,
            Reasons = ReadReasons(ref reader, outcome, reading),
            MaxAcceptableAmount = reader.MoneyOrNull("maxAcceptableAmount"u8),
            NotEvaluated = reader.Texts("notEvaluated"u8),
        };
    }

    private static void Write(JsonLine line, Reason reason, Outcome outcome)
    {
        line.Open().Required("code", reason.Code).Required("check", reason.Check)
            .Text("outcome", reason.Outcome == outcome ? null : reason.Outcome.ToName());
        line.Required("measure", reason.Measure).Text("operand", reason.Operand).Text("threshold", reason.Threshold)
            .Text("because", reason.Justification);
        line.Flag("transient", reason.IsTransient).Flag("userAction", reason.NeedsUserAction).Close();
    }

    private static Reason[] ReadReasons(ref LineReader reader, Outcome outcome, BalanceReading reading)
    {
        if (!reader.TryOpenList("reasons"u8))
        {
            return [];
        }

        var reasons = new List<Reason>();
        while (reader.NextObject())
        {
            reasons.Add(ReadReason(ref reader, outcome, reading));
            reader.Close();
        }

        return reasons.Count == 0 ? throw reader.Usual() : [.. reasons];
    }

    private static Reason ReadReason(ref LineReader reader, Outcome outcome, BalanceReading reading)
    {
        var (code, check) = (reader.Text("code"u8), reader.Text("check"u8));
        var own = reader.TextOrNull("outcome"u8) is { } word ? ReadOutcome(ref reader, word, usual: outcome) : outcome;
        var (measure, operand, threshold) = (reader.Text("measure"u8), reader.TextOrNull("operand"u8), reader.TextOrNull("threshold"u8));
        var recorded = new Reason
        {
            Code = code,
            Check = check,
            Outcome = own,
            Measure = measure,
            Operand = operand,
            Threshold = threshold,
            Justification = reader.TextOrNull("because"u8),
            IsTransient = reader.Flag("transient"u8),
            NeedsUserAction = reader.Flag("userAction"u8),
            Text = string.Empty,
            CustomerText = string.Empty,
        };
        return ReasonTexts.Restore(recorded, reading);
    }

    private static Outcome ReadOutcome(ref LineReader reader, string word, Outcome usual = Outcome.None)
    {
        var outcome = OutcomeNames.Find(word) ?? throw reader.Wrong("an outcome"u8);
        return outcome == usual ? throw reader.Usual() : outcome;
    }
}
