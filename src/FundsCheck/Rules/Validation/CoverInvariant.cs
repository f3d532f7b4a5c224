using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules.Validation;

/// <summary>
/// An accept without a waiver rests on money that covers the debit: on a headroom of nothing or more, or on a cover of 100 % or more. It is
/// enough that one funds check without guards obeys, since the most severe answer wins and the others can only be stricter.
/// </summary>
internal static class CoverInvariant
{
    private const decimal WholeCover = 10_000m;

    public static void Check(RuleSetDefinition ruleSet, ReadContext context)
    {
        foreach (var check in ruleSet.Checks.Where(check => check.BandList.Measure.IsFunds))
        {
            CheckWaivers(check, context);
        }

        if (!context.Enforces(LoaderRule.FundsCover))
        {
            return;
        }

        var unguarded = ruleSet.Checks.Where(check => check.BandList.Measure.IsFunds && !check.IsGuarded).ToList();
        var isObeyed = unguarded.Exists(IsObeyedBy);
        foreach (var check in unguarded.Where(check => !isObeyed || check.BandList.Bands.Any(rung => rung.Answer.IsWaiver)))
        {
            foreach (var rung in Unwaived(check.BandList))
            {
                Refuse(check, rung, context);
            }
        }
    }

    /// <summary>The threshold from which on the money covers the debit.</summary>
    public static Threshold ThresholdOf(Measure measure, Currency currency) => measure.IsCover
        ? new Threshold(WholeCover, ThresholdSyntax.WritePercent((int)WholeCover))
        : new Threshold(0m, Money.Zero(currency).ToString());

    /// <summary>Whether a check without guards accepts, but for waivers, only what the money covers.</summary>
    public static bool IsObeyedBy(CheckDefinition check) => !Unwaived(check.BandList).Any();

    /// <summary>Whether all that a band catches covers the debit: it begins at the threshold or above.</summary>
    public static bool IsCovered(BandListDefinition ladder, BandDefinition rung)
    {
        var before = ladder.Bands.TakeWhile(other => !ReferenceEquals(other, rung)).LastOrDefault();
        return before is not null && before.Threshold.Number >= ThresholdOf(ladder.Measure, Currency.Usd).Number;
    }

    /// <summary>The bands that accept what the money may not cover, and are no waivers.</summary>
    private static IEnumerable<BandDefinition> Unwaived(BandListDefinition ladder) =>
        ladder.Bands.Where(rung => rung.Answer is { Outcome: Outcome.Accept, IsWaiver: false } && !IsCovered(ladder, rung));

    private static void CheckWaivers(CheckDefinition check, ReadContext context)
    {
        foreach (var rung in check.BandList.Bands.Where(rung => rung.Answer.IsWaiver))
        {
            if (check.IsGuarded || IsCovered(check.BandList, rung))
            {
                var why = check.IsGuarded
                    ? "a check with guards can only be stricter than the funds check without guards"
                    : "this accept rests on money that covers the debit";
                context.Problems.Add(
                    rung.Answer.BecauseAt, "because.misplaced", $"`because` does not belong here: {why}; use the check's `why`");
            }
            else if (rung.Answer.Reason is null)
            {
                context.Problems.Add(
                    rung.At,
                    "waiver.because",
                    "this accepts what the money may not cover, and lacks `reason`; name one, so that decisions can list it",
                    new InvariantViolation(InvariantViolationKind.FundsUncovered, rung.At));
            }
        }
    }

    private static void Refuse(CheckDefinition check, BandDefinition rung, ReadContext context)
    {
        var measure = check.BandList.Measure;
        var threshold = ThresholdOf(measure, context.Currency ?? Currency.Usd).Text;
        var word = measure.IsCover ? "cover" : "headroom";
        context.Problems.Add(
            rung.At,
            "funds.cover",
            $"this band of check `{check.Id}` accepts a {word} below {threshold}, that is, a debit that the money does not cover; put {{ "
                + $"\"below\": \"{threshold}\", \"then\": \"decline\", … }} before it, or give it `reason` and `because`",
            new InvariantViolation(InvariantViolationKind.FundsUncovered, rung.At));
    }
}
