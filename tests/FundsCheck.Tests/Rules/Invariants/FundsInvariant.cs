using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>
/// An accept without waiver rests on a headroom or cover that is known, of a check that the rule set has; and of a check without guards it
/// covers the debit, with all holds counted.
/// </summary>
internal static class FundsInvariant
{
    public static string? Funds(InvariantCase the)
    {
        if (!the.InvariantVerdict.IsUnwaivedAccept)
        {
            return null;
        }

        return !the.IsRead ? "accepted without waiver, and the balance was not read"
            : !the.IsInItsCurrency ? "accepted without waiver, and the balance is not of its currency"
            : the.Profile.Checks.Any(check => check.IsFunds && IsKnown(the, check)) ? null
            : "accepted without waiver, and no headroom or cover that the rules look at is known";
    }

    public static string? Cover(InvariantCase the) =>
        !the.InvariantVerdict.IsUnwaivedAccept
            || the.Profile.Checks.Any(check => check is { IsFunds: true, IsUnguarded: true } && IsKnown(the, check)
                && Covers(the, check.Measure))
            ? null
            : "accepted without waiver, and no headroom or cover of a check without guards covers the debit";

    private static bool IsKnown(InvariantCase the, ProfiledCheck check) => Vocabulary.NeedsOf(check.Measure).All(need => Has(the, need));

    private static bool Covers(InvariantCase the, string measure)
    {
        var facts = new ReferenceFacts(the.Given, new Dictionary<string, DeclaredFact>());
        var threshold = measure == "cover.available" ? "100%" : "0.00 USD";
        return new Condition(
            "atLeast", Scaled.Find(threshold, measure == "cover.available" ? "percent" : "money")!.Value,
            []).Holds(facts.Measure(measure, withPossible: true)!.Value);
    }

    private static bool Has(InvariantCase the, string need) => need switch
    {
        "depository" => Vocabulary.DepositoryKinds.Contains(the.Word("account.kind", "checking")),
        "credit" => Vocabulary.CreditKinds.Contains(the.Word("account.kind", "checking")),
        _ => the.IsKnown(need),
    };
}
