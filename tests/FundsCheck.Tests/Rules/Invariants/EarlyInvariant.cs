using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>
/// A decline before the balance is read is the decline that comes with it, for part of the reasons; and it comes exactly where the full
/// answer declines by a check of the debit's own facts.
/// </summary>
internal static class EarlyInvariant
{
    public static string? EarlyDecline(InvariantCase the)
    {
        var early = the.Engine.DecideEarly(the.Given);
        var own = the.Profile.Checks.Where(check => check.IsOwn).Select(check => check.Id).ToHashSet(StringComparer.Ordinal);
        var expected = the.InvariantVerdict.Reasons.Where(reason => own.Contains(reason.Check)).ToArray();
        if (!expected.Any(reason => reason.Outcome == Outcome.Decline))
        {
            return early is null ? null : $"{the.InvariantVerdict}, but declined early: {early}";
        }

        return early is null ? $"{the.InvariantVerdict}, but not declined early"
            : !early.Equals(new InvariantVerdict(Outcome.Decline, expected)) ? $"{the.InvariantVerdict}, but early {early}"
            : Equals(the.Engine.DecideEarly(Unread(the)), early) ? null
            : "the early answer looks at the balance or at holds";
    }

    private static JsonObject Unread(InvariantCase the) => the.With(
    [
        ("balance.reading", "institutionUnavailable"), ("available", null), ("current", null), ("limit", null), ("account.kind", null),
        ("held", the.Text(0)), ("held.possible", the.Text(0)),
    ]);
}
