namespace FundsCheck.Checking;

/// <summary>The bounds of what an event may say.</summary>
internal static class DebitEventValidator
{
    private const int ByLengthMax = 100;
    private const int BecauseLengthMax = 500;

    private static readonly int DaysMax = (int)DebitLimits.DateDistanceMax.TotalDays;

    /// <summary>What is wrong with an event, with the fix; null where nothing is.</summary>
    public static string? ProblemOf(DebitEvent what, DateTimeOffset now) => what switch
    {
        DebitEvent.Approved approved => ProblemOf(approved.By, approved.Because),
        DebitEvent.Rejected rejected => ProblemOf(rejected.By, rejected.Because),
        DebitEvent.Returned returned => ReturnCodes.All.Contains(returned.Code, StringComparer.Ordinal)
            ? null
            : "a return code is one of Nacha's for returns to the originator, as in `R01`",
        DebitEvent.Sent sent => ProblemOf(sent.EffectiveDate, now),
        _ => null,
    };

    private static string? ProblemOf(string by, string because)
    {
        if (!PrintableText.IsWritten(by, ByLengthMax))
        {
            return $"say who answered the review, in 1 to {ByLengthMax} printable characters";
        }

        return PrintableText.IsWritten(because, BecauseLengthMax)
            ? null
            : $"say why the review was answered so, in 1 to {BecauseLengthMax} printable characters";
    }

    private static string? ProblemOf(DateOnly? effectiveDate, DateTimeOffset now) =>
        effectiveDate is null || Math.Abs(effectiveDate.Value.DayNumber - DateOnly.FromDateTime(now.UtcDateTime).DayNumber) <= DaysMax
            ? null
            : $"an effective date is at most {DaysMax} days away; check the year";
}
