namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>
/// All facts have one outcome with its reasons; it does not depend on the order of the checks, and a further check never loosens it.
/// </summary>
internal static class AnswerInvariants
{
    // The caller verifies that there is an outcome and no exception.
    public static string? OneAnswer(InvariantCase the)
    {
        var (outcome, reasons) = (the.InvariantVerdict.Outcome, the.InvariantVerdict.Reasons);
        var isSorted = reasons.Zip(reasons.Skip(1)).All(pair => pair.First.Outcome >= pair.Second.Outcome);
        return outcome switch
        {
            not (Outcome.Accept or Outcome.Review or Outcome.Decline) => $"{outcome} is no answer",
            not Outcome.Accept when reasons.Count == 0 || reasons[0].Outcome != outcome => $"no reason says why: {the.InvariantVerdict}",
            not Outcome.Accept when reasons.Any(reason => reason.Outcome == Outcome.Accept) =>
                $"what was accepted is no reason here: {the.InvariantVerdict}",
            Outcome.Accept when reasons.Any(reason => reason.Outcome != Outcome.Accept) =>
                $"accepted against a reason: {the.InvariantVerdict}",
            _ when !isSorted => $"not sorted by severity: {the.InvariantVerdict}",
            _ when reasons.Select(reason => reason.Check).Distinct(StringComparer.Ordinal).Count() < reasons.Count =>
                $"two reasons of one check: {the.InvariantVerdict}",
            _ => null,
        };
    }

    public static string? Order(InvariantCase the)
    {
        var permuted = the.Permuted.Decide(the.Given);
        return permuted.Equals(the.InvariantVerdict) ? null : $"{the.InvariantVerdict}, but with the checks in another order {permuted}";
    }

    public static string? Adding(InvariantCase the) =>
        the.Fewer?.Decide(the.Given) is { } fewer && fewer.Outcome > the.InvariantVerdict.Outcome
            ? $"{the.InvariantVerdict}, but with a check less {fewer}"
            : null;
}
