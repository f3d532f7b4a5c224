using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules.Validation;

/// <summary>Validates that guards do not exclude all facts of a check.</summary>
internal static class GuardInvariants
{
    public static void Check(CheckDefinition check, ReadContext context)
    {
        foreach (var guard in check.Guards.DistinctBy(guard => guard.Measure.Name, StringComparer.Ordinal))
        {
            var guardFor = check.For.FirstOrDefault(other => ReferenceEquals(other.Measure, guard.Measure));
            var guardUnless = check.Unless.FirstOrDefault(other => ReferenceEquals(other.Measure, guard.Measure));
            var inForce = guard.Measure.Unit == MeasureUnit.Value
                ? LeavesAValue(guard.Measure, guardFor, guardUnless)
                : LeavesANumber(guard.Measure, guardFor, guardUnless);
            if (!inForce)
            {
                context.Problems.Add(
                    guardUnless is null ? guard.At : check.UnlessAt, "guard.never",
                    $"these guards on `{guard.Measure.Name}` leave check `{check.Id}` never in force; take one of them out");
            }
        }
    }

    private static bool LeavesAValue(Measure measure, GuardDefinition? guardFor, GuardDefinition? guardUnless) =>
        (guardFor?.Values ?? measure.Values).Except(guardUnless?.Values ?? [], StringComparer.Ordinal).Any();

    private static bool LeavesANumber(Measure measure, GuardDefinition? guardFor, GuardDefinition? guardUnless)
    {
        if (guardFor is null || guardUnless is null || guardFor.PointsHigher != guardUnless.PointsHigher)
        {
            // One guard leaves one side; two guards in opposite directions leave the rest of that side.
            return true;
        }

        // Two guards in one direction leave the range between the `for` threshold and the `unless` threshold.
        return guardFor.PointsHigher
            ? Between(
                guardFor.Threshold.Number, guardFor.Comparison == GuardComparison.AtLeast, guardUnless.Threshold.Number,
                guardUnless.Comparison == GuardComparison.Above, measure)
            : Between(
                guardUnless.Threshold.Number, guardUnless.Comparison == GuardComparison.Below, guardFor.Threshold.Number,
                guardFor.Comparison == GuardComparison.UpTo, measure);
    }

    private static bool Between(decimal low, bool lowIncluded, decimal high, bool highIncluded, Measure measure)
    {
        if (measure.Unit == MeasureUnit.Integer)
        {
            return (lowIncluded ? low : low + 1m) <= (highIncluded ? high : high - 1m);
        }

        return low < high || (low == high && lowIncluded && highIncluded);
    }
}
