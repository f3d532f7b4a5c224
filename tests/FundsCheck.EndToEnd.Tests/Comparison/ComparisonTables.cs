using System.Globalization;

namespace FundsCheck.EndToEnd.Tests.Comparison;

/// <summary>The tables of docs/plaid-rules.md.</summary>
internal static class ComparisonTables
{
    private static readonly (DebitGroup Group, string Name)[] Groups =
    [
        (DebitGroup.Ordinary, "available and current stated"),
        (DebitGroup.AvailableNull, "available null"),
        (DebitGroup.CurrentNull, "current null"),
        (DebitGroup.BothNull, "both null"),
        (DebitGroup.NotRead, "balance not read"),
        (DebitGroup.Cached, "cached balance, hours to weeks old"),
        (DebitGroup.OtherCurrency, "currency foreign, unofficial or missing"),
        (DebitGroup.CreditOrLoan, "credit card or loan"),
    ];

    /// <summary>One row for each judge.</summary>
    public static string Totals(IReadOnlyList<GeneratedDebit> debits, IEnumerable<Judge> judges) => Table(
        ["", "accepts", "without cover", "their sum", "without a known headroom", "covered, but reviewed", "covered, but declined"],
        judges.Select(judge => (string[])
        [
            judge.Name,
            Count(debits, judge.Accepts),
            Count(debits, debit => judge.Accepts(debit) && !debit.IsCovered),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{debits.Where(debit => judge.Accepts(debit) && !debit.IsCovered).Sum(debit => debit.Amount):#,0.00} USD"),
            Count(debits, debit => judge.Accepts(debit) && !debit.HasKnownHeadroom),
            Count(debits, debit => debit.IsCovered && judge.OutcomeOf(debit) == Outcome.Review),
            Count(debits, debit => debit.IsCovered && judge.OutcomeOf(debit) == Outcome.Decline),
        ]));

    /// <summary>One row for each group of debits: the accepts without cover of each judge.</summary>
    public static string ByGroup(IReadOnlyList<GeneratedDebit> debits, IReadOnlyList<Judge> judges) => Table(
        ["accepts without cover", "debits", "not covered", .. judges.Select(judge => judge.Name)],
        Groups.Select(row => (string[])
        [
            row.Name,
            Count(debits, debit => debit.Group == row.Group),
            Count(debits, debit => debit.Group == row.Group && !debit.IsCovered),
            .. judges.Select(judge => Count(debits, debit => debit.Group == row.Group && !debit.IsCovered && judge.Accepts(debit))),
        ]));

    /// <summary>One row for each kind of debit on which a Plaid ruleset and its mirror differ.</summary>
    public static string Differences(IReadOnlyList<GeneratedDebit> debits, Judge plaid, Judge mirror) => Table(
        ["debits", "Plaid", "mirror", "number"],
        debits.Where(debit => plaid.OutcomeOf(debit) != mirror.OutcomeOf(debit))
            .GroupBy(debit => (debit.Group, Plaid: plaid.OutcomeOf(debit), Mirror: mirror.OutcomeOf(debit)))
            .OrderBy(group => group.Key)
            .Select(group => (string[])
            [
                Groups.Single(row => row.Group == group.Key.Group).Name,
                NameOf(group.Key.Plaid),
                NameOf(group.Key.Mirror),
                Text(group.Count()),
            ]));

    private static string Table(string[] head, IEnumerable<string[]> rows) =>
        string.Join('\n', new[] { head, [.. head.Select(_ => "---")] }.Concat(rows).Select(cells => $"| {string.Join(" | ", cells)} |"));

    private static string Count(IEnumerable<GeneratedDebit> debits, Func<GeneratedDebit, bool> isCounted) => Text(debits.Count(isCounted));

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string NameOf(Outcome outcome) => outcome.ToString().ToLowerInvariant();
}
