namespace FundsCheck.Authoring;

/// <summary>Verifies an example by judging it: the evaluator must give the outcome that the analysis found.</summary>
internal static class ExampleVerifier
{
    public static bool Holds(ComparedRegion region, Verdict before, Verdict after)
    {
        if (before.Outcome != region.From || after.Outcome != region.To)
        {
            return false;
        }

        var (old, @new) = (ReasonOf(before, region.Pair.Check), ReasonOf(after, region.Pair.Check));
        var sameCode = string.Equals(old?.Code, @new?.Code, StringComparison.Ordinal) && old?.Outcome == @new?.Outcome;
        return region.Difference.Kind switch
        {
            RuleChangeKind.Outcome => region.From != region.To,
            RuleChangeKind.Reasons => !sameCode,
            _ => sameCode && old != @new,
        };
    }

    private static Reason? ReasonOf(Verdict verdict, string check) =>
        verdict.Reasons.FirstOrDefault(reason => string.Equals(reason.Check, check, StringComparison.Ordinal));
}
