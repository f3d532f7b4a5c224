namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The two rule sets of the histories, by hand: an outcome, and whether it is transient.</summary>
internal static class ModelRules
{
    private static readonly TimeSpan AgeMax = TimeSpan.FromHours(1);

    public static (Outcome Outcome, bool MayFix) Judge(
        DebitPlan debit,
        decimal amount,
        ReadingPlan reading,
        decimal balance,
        decimal certain,
        decimal possible,
        DateTimeOffset agedBy,
        DateTimeOffset? balanceTime)
    {
        if (debit.IsDeclinedAlone)
        {
            return (Outcome.Decline, false);
        }

        if (!reading.IsRead)
        {
            return (Outcome.Review, reading.Kind == ReadingKind.TransientTrouble && debit.Attempt == 1);
        }

        if (balance - certain - amount < 0m)
        {
            return (Outcome.Decline, false);
        }

        // Each cause of a review, and whether it passes by itself.
        var reviews = new List<bool>();
        if (debit.Attempt > 1)
        {
            reviews.Add(false);
        }

        if (reading.Kind == ReadingKind.CurrentOnly)
        {
            reviews.Add(false);
        }
        else if (balance - certain - possible - amount < 0m)
        {
            reviews.Add(true);
        }

        if (debit.RuleSet is null && (reading.Kind == ReadingKind.Undated || balanceTime is not { } time || agedBy - time > AgeMax))
        {
            reviews.Add(false);
        }

        return reviews.Count == 0 ? (Outcome.Accept, false) : (Outcome.Review, reviews.TrueForAll(passes => passes));
    }
}
