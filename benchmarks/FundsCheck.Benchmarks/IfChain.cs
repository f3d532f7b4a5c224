namespace FundsCheck.Benchmarks;

/// <summary>
/// The baseline: the same twenty checks, written by hand with decimals. Keeps the outcome of each check.
/// </summary>
internal static class IfChain
{
    public static Outcome Judge(Debit d, Span<Outcome> answers)
    {
        answers[0] = d.Reading is "read" ? Outcome.Accept : Outcome.Review;
        answers[1] = d.Currency is "same" ? Outcome.Accept : d.Currency is "other" or "unofficial" ? Outcome.Decline : Outcome.Review;
        answers[2] = d.Kind is null
            ? Outcome.Review
            : d.Kind is "checking" or "savings" or "cash management"
                ? Outcome.Accept
                : d.Kind is "money market" ? Outcome.Review : Outcome.Decline;
        answers[3] = d.Verification is null
            ? Outcome.Review
            : d.Verification is "none" or "verifiedAutomatically" or "verifiedManually" or "matched"
                ? Outcome.Accept
                : d.Verification is "matchedWithCaution" ? Outcome.Review : Outcome.Decline;
        var current = d.Family == AccountFamily.Depository ? d.Current : null;
        answers[4] = d.Available is { } available
            ? Funds(available - d.Held - d.Amount, 0m, available - d.Held - d.Possible - d.Amount)
            : current is { } ledger ? ledger - d.Held - d.Amount < 0m ? Outcome.Decline : Outcome.Review : Outcome.Review;
        answers[5] = current is { } both
            ? both - d.Held - d.Amount < 0m || both - d.Held - d.Possible - d.Amount < 0m ? Outcome.Review : Outcome.Accept
            : Outcome.Accept;
        answers[6] = d.Source is "real-time" ? Outcome.Accept : Outcome.Review;
        answers[7] = d.AgeTicks is { } age && age <= TimeSpan.TicksPerHour ? Outcome.Accept : Outcome.Review;
        answers[8] = d.Class is "WEB" or "PPD" or "TEL" or "CCD" ? Outcome.Accept : Outcome.Review;
        answers[9] = d.SameDay && d.Amount > 1_000_000m ? Outcome.Decline : Outcome.Accept;
        answers[10] = d.Attempt <= 3 ? Outcome.Accept : Outcome.Decline;
        answers[11] = d.LastReturn is "none" or "R01" or "R09" ? Outcome.Accept : Outcome.Decline;
        answers[12] = d.Class is "WEB" && d.Amount > 5000m ? Outcome.Review : Outcome.Accept;
        answers[13] = d.Class is "TEL" && d.Amount > 1000m ? Outcome.Review : Outcome.Accept;
        answers[14] = d.Class is "PPD" && d.Amount > 7500m ? Outcome.Review : Outcome.Accept;
        answers[15] = d.Kind is null or "savings" && d.Amount > 2500m ? Outcome.Review : Outcome.Accept;
        answers[16] = d.Held + d.Amount > 20_000m || d.Held + d.Possible + d.Amount > 20_000m ? Outcome.Review : Outcome.Accept;
        answers[17] = d.Attempt > 1 && (d.Held + d.Amount > 10_000m || d.Held + d.Possible + d.Amount > 10_000m)
            ? Outcome.Review
            : Outcome.Accept;
        answers[18] = d.Amount > 250m
            ? d.Available is { } left ? left - d.Held - d.Possible - d.Amount < 10m ? Outcome.Review : Outcome.Accept : Outcome.Review
            : Outcome.Accept;
        answers[19] = d.Amount > 1000m
            ? d.Available is { } cover
                ? (cover - d.Held - d.Possible) * 10_000m < 11_000m * d.Amount ? Outcome.Review : Outcome.Accept
                : Outcome.Review
            : Outcome.Accept;
        var worst = Outcome.Accept;
        foreach (var answer in answers)
        {
            worst = answer > worst ? answer : worst;
        }

        return worst;
    }

    private static Outcome Funds(decimal headroom, decimal threshold, decimal withPossible) =>
        headroom < threshold ? Outcome.Decline : withPossible < threshold ? Outcome.Review : Outcome.Accept;

    /// <summary>The facts as plain members.</summary>
    internal sealed record Debit(
        decimal Amount,
        decimal Held,
        decimal Possible,
        string Class,
        bool SameDay,
        int Attempt,
        string LastReturn,
        string Reading,
        string Currency,
        string? Kind,
        AccountFamily Family,
        string? Verification,
        string Source,
        long? AgeTicks,
        decimal? Available,
        decimal? Current)
    {
        public bool IsDepository => Family == AccountFamily.Depository;
    }
}
