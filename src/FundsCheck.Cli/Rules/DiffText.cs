using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary>What changes between two rule sets, made to be read.</summary>
internal static class DiffText
{
    /// <param name="old">The rules before.</param>
    /// <param name="new">The rules after.</param>
    /// <param name="difference">What changes; null where it could not be told.</param>
    public static string Write(RuleSetIdentity old, RuleSetIdentity @new, RuleSetDifference? difference)
    {
        var text = new StringBuilder();
        text.Append($"old: {Show(old)}\nnew: {Show(@new)}\n");
        foreach (var setting in difference?.Settings ?? [])
        {
            text.Append($"\n{setting}\n");
        }

        foreach (var change in difference?.Changes ?? [])
        {
            var outcome = change.From == change.To ? $"{change.From.ToName()}, other reasons" : $"{change.From.ToName()} -> {change.To.ToName()}";
            text.Append($"\n{outcome}, by check `{change.Check}`:\n  {change.Where}\n  {change.Given}: {change.From.ToName()} [{string.Join(", ", change.FromReasons)}] -> {change.To.ToName()} [{string.Join(", ", change.ToReasons)}]\n");
        }

        return text.Append($"\n{Summary(difference)}\n").ToString();
    }

    private static string Summary(RuleSetDifference? difference)
    {
        if (difference is null)
        {
            return "which debits and balances are answered otherwise is not told: the two differ in too much";
        }

        var outcomes = difference.Changes.Count(change => change.From != change.To);
        var reasons = difference.Changes.Count - outcomes;
        return difference.Changes.Count == 0
            ? "nothing changes: every debit and balance is answered alike, reasons included"
            : $"{outcomes} {(outcomes == 1 ? "region changes its" : "regions change their")} outcome, {reasons} only {(reasons == 1 ? "its" : "their")} reasons; all other debits and balances are answered alike";
    }

    private static string Show(RuleSetIdentity identity) => $"{identity.Name} {identity.Version} (sha256 {identity.Sha256})";
}
