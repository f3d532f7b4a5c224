using FundsCheck.Rules.Loading.Examples;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Loading;

/// <summary>
/// An accept without a waiver rests on money that covers the debit: on a headroom of nothing or more, or on a cover of 100 % or more. It is
/// enough that one funds check without guards obeys, since the most severe answer wins and the others can only be stricter.
/// </summary>
internal static class CoverInvariant
{
    private const decimal WholeCover = 10_000m;

    public static void Check(RuleSetDefinition ruleSet, ReadContext context)
    {
        foreach (var check in ruleSet.Checks.Where(check => check.Ladder.Measure.IsFunds))
        {
            CheckWaivers(check, context);
        }

        if (!context.Enforces(LoaderRule.FundsCover))
        {
            return;
        }

        var unguarded = ruleSet.Checks.Where(check => check.Ladder.Measure.IsFunds && !check.IsGuarded).ToList();
        var isObeyed = unguarded.Exists(IsObeyedBy);
        foreach (var check in unguarded.Where(check => !isObeyed || check.Ladder.Rungs.Any(rung => rung.Answer.IsWaiver)))
        {
            foreach (var rung in Unwaived(check.Ladder))
            {
                Refuse(check, rung, context);
            }
        }
    }

    /// <summary>The threshold from which on the money covers the debit.</summary>
    public static Edge ThresholdOf(Measure measure, Currency currency) => measure.IsCover
        ? new Edge(WholeCover, EdgeText.WritePercent((int)WholeCover))
        : new Edge(0m, Money.Zero(currency).ToString());

    /// <summary>Whether a check without guards accepts, but for waivers, only what the money covers.</summary>
    public static bool IsObeyedBy(CheckDefinition check) => !Unwaived(check.Ladder).Any();

    /// <summary>Whether all that a band catches covers the debit: it begins at the threshold or above.</summary>
    public static bool IsCovered(LadderDefinition ladder, RungDefinition rung)
    {
        var before = ladder.Rungs.TakeWhile(other => !ReferenceEquals(other, rung)).LastOrDefault();
        return before is not null && before.Edge.Number >= ThresholdOf(ladder.Measure, Currency.Usd).Number;
    }

    /// <summary>The bands that accept what the money may not cover, and are no waivers.</summary>
    private static IEnumerable<RungDefinition> Unwaived(LadderDefinition ladder) =>
        ladder.Rungs.Where(rung => rung.Answer is { Outcome: Outcome.Accept, IsWaiver: false } && !IsCovered(ladder, rung));

    private static void CheckWaivers(CheckDefinition check, ReadContext context)
    {
        foreach (var rung in check.Ladder.Rungs.Where(rung => rung.Answer.IsWaiver))
        {
            if (check.IsGuarded || IsCovered(check.Ladder, rung))
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
                    new LawBreak(LawBreakKind.FundsUncovered, rung.At));
            }
        }
    }

    private static void Refuse(CheckDefinition check, RungDefinition rung, ReadContext context)
    {
        var measure = check.Ladder.Measure;
        var threshold = ThresholdOf(measure, context.Currency ?? Currency.Usd).Text;
        var word = measure.IsCover ? "cover" : "headroom";
        context.Problems.Add(
            rung.At,
            "funds.cover",
            $"this band of check `{check.Id}` accepts a {word} below {threshold}, that is, a debit that the money does not cover; put {{ "
                + $"\"below\": \"{threshold}\", \"then\": \"decline\", … }} before it, or give it `reason` and `because`",
            new LawBreak(LawBreakKind.FundsUncovered, rung.At));
    }
}
