using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Laws;

/// <summary>An accept without waiver rests on a headroom or cover that is known, of a check that the rule set has.</summary>
internal static class FundsLaw
{
    public static string? Funds(LawCase the)
    {
        if (!the.Verdict.IsUnwaivedAccept)
        {
            return null;
        }

        return !the.IsRead ? "accepted without waiver, and the balance was not read"
            : !the.IsInItsCurrency ? "accepted without waiver, and the balance is not of its currency"
            : the.Profile.Checks.Any(check => check.IsFunds && Vocabulary.NeedsOf(check.Measure).All(need => Has(the, need))) ? null
            : "accepted without waiver, and no headroom or cover that the rules look at is known";
    }

    private static bool Has(LawCase the, string need) => need switch
    {
        "depository" => Vocabulary.DepositoryKinds.Contains(the.Word("account.kind", "checking")),
        "credit" => Vocabulary.CreditKinds.Contains(the.Word("account.kind", "checking")),
        _ => the.IsKnown(need),
    };
}
