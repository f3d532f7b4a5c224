namespace FundsCheck;

/// <summary>The bounds of events.</summary>
internal static class DebitEventValidator
{
    private const int NameLengthMax = 100;
    private const int CommentLengthMax = 500;

    private static readonly int DaysMax = (int)DebitLimits.DateDistanceMax.TotalDays;

    /// <summary>What is wrong with an event, with the fix; null where nothing is.</summary>
    public static string? ProblemOf(DebitEvent what, DateTimeOffset now) => what switch
    {
        DebitEvent.Approved approved => ProblemOf(approved.ApprovedBy, approved.Comment),
        DebitEvent.Rejected rejected => ProblemOf(rejected.RejectedBy, rejected.Comment),
        DebitEvent.Returned returned => ReturnCodes.All.Contains(returned.Code, StringComparer.Ordinal)
            ? null
            : "a return code is one of Nacha's for returns to the originator, as in `R01`",
        DebitEvent.Sent sent => ProblemOf(sent.EffectiveDate, now),
        _ => null,
    };

    private static string? ProblemOf(string name, string comment)
    {
        if (!PrintableText.IsWritten(name, NameLengthMax))
        {
            return $"state who approved or rejected the review, in 1 to {NameLengthMax} printable characters";
        }

        return PrintableText.IsWritten(comment, CommentLengthMax)
            ? null
            : $"state why the review was approved or rejected, in 1 to {CommentLengthMax} printable characters";
    }

    private static string? ProblemOf(DateOnly? effectiveDate, DateTimeOffset now) =>
        effectiveDate is null || Math.Abs(effectiveDate.Value.DayNumber - DateOnly.FromDateTime(now.UtcDateTime).DayNumber) <= DaysMax
            ? null
            : $"an effective date is at most {DaysMax} days away; check the year";
}
