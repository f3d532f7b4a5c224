using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules.Validation;

/// <summary>
/// Validates that an accept without a waiver rests on money that covers the debit: a headroom of zero or more, or a cover of 100 % or more.
/// One funds check without guards is enough, since the most severe outcome wins and other checks can only be stricter.
/// </summary>
public static class CoverInvariant
{
    private const decimal WholeCover = 10_000m;

    internal static void Check(RuleSetDefinition ruleSet, ReadContext context)
    {
        foreach (var check in ruleSet.Checks.Where(check => check.BandList.Measure.IsFunds))
        {
            CheckWaivers(check, context);
        }

        var unguarded = ruleSet.Checks.Where(check => check.BandList.Measure.IsFunds && !check.IsGuarded).ToList();
        var isObeyed = unguarded.Exists(IsObeyedBy);
        foreach (var check in unguarded.Where(check => !isObeyed || check.BandList.Bands.Any(band => band.Answer.IsWaiver)))
        {
            foreach (var band in Unwaived(check.BandList))
            {
                Refuse(check, band, context);
            }
        }
    }

    /// <summary>The threshold from which the money covers the debit.</summary>
    internal static Threshold ThresholdOf(Measure measure, Currency currency) => measure.IsCover
        ? new Threshold(WholeCover, ThresholdSyntax.WritePercent((int)WholeCover))
        : new Threshold(0m, Money.Zero(currency).ToString());

    /// <summary>Returns true where a check without guards accepts, except by waivers, only covered debits.</summary>
    public static bool IsObeyedBy(CheckDefinition check) => !Unwaived(check.BandList).Any();

    /// <summary>Returns true where all values of a band cover the debit: the band starts at the threshold or above.</summary>
    internal static bool IsCovered(BandListDefinition bandList, BandDefinition band)
    {
        var before = bandList.Bands.TakeWhile(other => !ReferenceEquals(other, band)).LastOrDefault();
        return before is not null && before.Threshold.Number >= ThresholdOf(bandList.Measure, Currency.Usd).Number;
    }

    /// <summary>The bands that accept without cover and are not waivers.</summary>
    private static IEnumerable<BandDefinition> Unwaived(BandListDefinition bandList) =>
        bandList.Bands.Where(band => band.Answer is { Outcome: Outcome.Accept, IsWaiver: false } && !IsCovered(bandList, band));

    private static void CheckWaivers(CheckDefinition check, ReadContext context)
    {
        foreach (var band in check.BandList.Bands.Where(band => band.Answer.IsWaiver))
        {
            if (check.IsGuarded || IsCovered(check.BandList, band))
            {
                var why = check.IsGuarded
                    ? "a check with guards can only be stricter than the funds check without guards"
                    : "this accept rests on money that covers the debit";
                context.Problems.Add(
                    band.Answer.JustificationAt, "because.misplaced", $"`because` does not belong here: {why}; use the check's `why`");
            }
            else if (band.Answer.Reason is null)
            {
                context.Problems.Add(
                    band.At,
                    "waiver.because",
                    "this accepts what the money may not cover, and lacks `reason`; name one, so that decisions can list it",
                    new InvariantViolation(InvariantViolationKind.FundsUncovered, band.At));
            }
        }
    }

    private static void Refuse(CheckDefinition check, BandDefinition band, ReadContext context)
    {
        var measure = check.BandList.Measure;
        var threshold = ThresholdOf(measure, context.Currency ?? Currency.Usd).Text;
        var word = measure.IsCover ? "cover" : "headroom";
        context.Problems.Add(
            band.At,
            "funds.cover",
            $"this band of check `{check.Id}` accepts a {word} below {threshold}, that is, a debit that the money does not cover; put {{ "
                + $"\"below\": \"{threshold}\", \"then\": \"decline\", … }} before it, or give it `reason` and `because`",
            new InvariantViolation(InvariantViolationKind.FundsUncovered, band.At));
    }
}
