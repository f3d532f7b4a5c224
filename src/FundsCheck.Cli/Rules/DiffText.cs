using System.Text;
using FundsCheck.Authoring;

namespace FundsCheck.Cli.Rules;

/// <summary>The changes between two rule sets as text.</summary>
internal static class DiffText
{
    /// <param name="old">The old rule set.</param>
    /// <param name="new">The new rule set.</param>
    /// <param name="difference">The changes; null where the rule sets cannot be compared.</param>
    public static string Write(RuleSetIdentity old, RuleSetIdentity @new, RuleSetDifference? difference)
    {
        var text = new StringBuilder();
        text.Append($"old: {Show(old)}\nnew: {Show(@new)}\n");
        foreach (var setting in difference?.Settings ?? [])
        {
            var direction = setting.Direction == ChangeDirection.None ? "changes no decision by itself" : NameOf(setting.Direction);
            text.Append($"\n{setting} ({direction})\n");
        }

        foreach (var change in difference?.Changes ?? [])
        {
            Append(text, change);
        }

        return text.Append($"\n{Summary(difference)}\n").ToString();
    }

    public static string NameOf(ChangeDirection direction) => direction switch
    {
        ChangeDirection.None => "none",
        ChangeDirection.Stricter => "stricter",
        _ => "looser",
    };

    public static string NameOf(RuleChangeKind kind) => kind switch
    {
        RuleChangeKind.Outcome => "outcome",
        RuleChangeKind.Reasons => "reasons",
        _ => "texts",
    };

    private static void Append(StringBuilder text, RuleChange change)
    {
        var heading = change.Kind == RuleChangeKind.Outcome
            ? $"{change.From.ToName()} -> {change.To.ToName()}"
            : $"{change.From.ToName()}, other {NameOf(change.Kind)}";
        var (from, to) = (Show(change.From, change.FromReasons), Show(change.To, change.ToReasons));
        var decisions = string.Equals(from, to, StringComparison.Ordinal) ? from : $"{from} -> {to}";
        text.Append($"\n{heading}, by check `{change.Check}`:\n  {change.Where}\n  {change.Given}: {decisions}\n");
        if (change.Kind != RuleChangeKind.Outcome)
        {
            var (old, @new) = (ReasonOf(change.FromReasons, change.Check), ReasonOf(change.ToReasons, change.Check));
            var sameText = string.Equals(old?.Text, @new?.Text, StringComparison.Ordinal);
            text.Append($"    old: {Show(old, sameText)}\n    new: {Show(@new, sameText)}\n");
        }
    }

    private static Reason? ReasonOf(IReadOnlyList<Reason> reasons, string check) =>
        reasons.FirstOrDefault(reason => string.Equals(reason.Check, check, StringComparison.Ordinal));

    /// <summary>One reason, with its measure and threshold where the texts are equal.</summary>
    private static string Show(Reason? reason, bool isWhole)
    {
        if (reason is null)
        {
            return "no reason";
        }

        var because = reason.Justification is null ? string.Empty : $", because {reason.Justification}";
        var rest = isWhole ? $" ({reason.Measure}, {reason.Threshold ?? "unknown"}{because})" : string.Empty;
        return $"{reason.Code} ({reason.Outcome.ToName()}): {reason.Text}{rest}";
    }

    private static string Show(Outcome outcome, IReadOnlyList<Reason> reasons) =>
        $"{outcome.ToName()} [{string.Join(", ", reasons.Select(reason => reason.Code))}]";

    private static string Summary(RuleSetDifference? difference)
    {
        if (difference is null)
        {
            return "the changed decisions are not known: the rule sets cannot be compared";
        }

        const string Alike = "every debit and balance gets the same decision, reasons and their texts included";
        if (difference.Changes.Count == 0)
        {
            return difference.Direction == ChangeDirection.None
                ? $"nothing changes: {Alike}"
                : $"{Alike}; a setting is {NameOf(difference.Direction)}";
        }

        var counts = difference.Changes.CountBy(change => change.Kind).ToDictionary();
        var (outcomes, reasons, texts) = (CountOf(RuleChangeKind.Outcome), CountOf(RuleChangeKind.Reasons), CountOf(RuleChangeKind.Texts));
        var ofOutcome = $"{outcomes} {(outcomes == 1 ? "region changes its" : "regions change their")} outcome";
        var ofReasons = $"{reasons} only {(reasons == 1 ? "its" : "their")} reasons, {texts} only the texts of reasons";
        return $"{ofOutcome}, {ofReasons}; all other debits and balances get the same decision";

        int CountOf(RuleChangeKind kind) => counts.GetValueOrDefault(kind);
    }

    private static string Show(RuleSetIdentity identity) => $"{identity.Name} {identity.Version} (sha256 {identity.Sha256})";
}
