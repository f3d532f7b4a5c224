using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules.Validation;

/// <summary>Validates a band list: its last band, its thresholds, its direction.</summary>
internal static class BandListInvariants
{
    public static void Check(BandListDefinition bandList, ReadContext context)
    {
        CheckOtherwise(bandList, context);
        CheckValuesOnce(bandList, context);
        foreach (var (upper, lower) in bandList.Bands.Zip(bandList.Bands.Skip(1)))
        {
            CheckThresholds(upper, lower, bandList.Measure, context);
            CheckDirection(upper, lower, bandList.Measure, context);
            CheckDifference(upper, lower, bandList.Measure, context);
        }
    }

    private static void CheckOtherwise(BandListDefinition bandList, ReadContext context)
    {
        var early = bandList.Bands.SkipLast(1).FirstOrDefault(band => band.Kind == BandKind.Otherwise);
        if (early is not null)
        {
            context.Problems.Add(early.KeyAt, "otherwise.early", "`otherwise` is the last band; the bands after it would never be reached");
        }
        else if (bandList.Bands[^1].Kind != BandKind.Otherwise)
        {
            context.Problems.Add(
                bandList.Bands[^1].At,
                "otherwise.missing",
                "the last band of a band list is `otherwise`; add `{ \"otherwise\": \"…\" }` after this one",
                new InvariantViolation(InvariantViolationKind.OtherwiseMissing, bandList.Bands[^1].At));
        }
    }

    private static void CheckValuesOnce(BandListDefinition bandList, ReadContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var band in bandList.Bands)
        {
            foreach (var (value, at) in band.Values.Zip(band.ValuesAt).Where(row => !seen.Add(row.First)))
            {
                context.Problems.Add(at, "value.repeated", $"`{value}` is in an earlier band already; keep it in one");
            }
        }
    }

    private static void CheckThresholds(BandDefinition first, BandDefinition second, Measure measure, ReadContext context)
    {
        if (first.Kind is not (BandKind.Below or BandKind.UpTo) || second.Kind is not (BandKind.Below or BandKind.UpTo))
        {
            return;
        }

        // `below` and then `upTo` the same threshold leave exactly the threshold to the second.
        var ascends = first.Threshold.Number < second.Threshold.Number
            || (first.Threshold.Number == second.Threshold.Number && first.Kind == BandKind.Below && second.Kind == BandKind.UpTo);
        if (!ascends)
        {
            var fix = first.Threshold.Number > second.Threshold.Number
                ? "put the smaller one first"
                : first.Kind == second.Kind ? "keep one of the two" : "write `below` first, then `upTo`";
            context.Problems.Add(
                second.ConditionAt,
                "thresholds.order",
                $"thresholds of `{measure.Name}` ascend, and `{second.Threshold.Text}` comes after `{first.Threshold.Text}`; {fix}",
                new InvariantViolation(InvariantViolationKind.ThresholdsDescend, second.At));
        }
    }

    private static void CheckDirection(BandDefinition first, BandDefinition second, Measure measure, ReadContext context)
    {
        var falls = measure.Worse switch
        {
            WorseSide.Higher => second.Answer.Outcome < first.Answer.Outcome,
            WorseSide.Lower => second.Answer.Outcome > first.Answer.Outcome,
            _ => false,
        };
        if (falls)
        {
            var side = measure.Worse == WorseSide.Higher ? "higher" : "lower";
            context.Problems.Add(
                second.Answer.OutcomeAt,
                "bands.direction",
                $"a {side} `{measure.Name}` is worse, yet it goes from {Named(first, second, measure)}; outcomes only get stricter toward "
                    + $"the {side} side: write `{first.Answer.Outcome.ToName()}` or "
                    + $"{(measure.Worse == WorseSide.Higher ? "stricter" : "milder")} here",
                new InvariantViolation(InvariantViolationKind.BandListFalls, second.At));
        }
    }

    private static string Named(BandDefinition first, BandDefinition second, Measure measure) => measure.Worse == WorseSide.Higher
        ? $"{first.Answer.Outcome.ToName()} to {second.Answer.Outcome.ToName()}"
        : $"{second.Answer.Outcome.ToName()} to {first.Answer.Outcome.ToName()}";

    private static void CheckDifference(BandDefinition first, BandDefinition second, Measure measure, ReadContext context)
    {
        // The good value of a gate is alone in its band, independent of the outcomes of its neighbours.
        var isGood = measure.Opens is { } good
            && (first.Values.Contains(good, StringComparer.Ordinal) || second.Values.Contains(good, StringComparer.Ordinal));
        if (!isGood && first.Answer.Outcome == second.Answer.Outcome
            && string.Equals(first.Answer.Reason, second.Answer.Reason, StringComparison.Ordinal))
        {
            context.Problems.Add(
                second.At, "band.same", "this band has the outcome and the reason of the band before it; merge the two");
        }
    }
}
