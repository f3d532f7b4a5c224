using Spectre.Console;

namespace FundsCheck.Cli.Output;

/// <summary>A decision as text.</summary>
internal static class DecisionText
{
    private const int HashShown = 12;
    private const int NameWidth = 14;
    private const int OutcomeWidth = 9;

    /// <summary>Writes a decision; with what every check answered where <paramref name="isExplained"/> is true.</summary>
    public static void Write(IAnsiConsole console, FundsDecision decision, bool isExplained = false)
    {
        var record = decision.Record;
        var debit = PrintableText.Show($"debit {decision.DebitId}: {record.Debit.Amount} from {record.Debit.AccountKey}");
        console.Markup(Coloured(decision.Outcome));
        console.Profile.Out.Writer.WriteLine($"  {WrappedText.Hang(debit, console.Profile.Width, OutcomeWidth)}");
        foreach (var reason in decision.Reasons)
        {
            Row(console, "because", $"{reason.Code} ({reason.Check}): {reason.Text}");
        }

        Row(console, "balance", BalanceText(record.Reading));
        if (record.Reading.Other is { } other)
        {
            Row(console, "not judged", BalanceText(other));
        }

        Row(console, "held", HeldText(record.Holds));
        if (decision.MaxAcceptableAmount is { } largest)
        {
            Row(console, "acceptable", $"up to {largest}");
        }

        Row(console, "next", NextText(decision));
        Row(console, "rules", $"{decision.RuleSet.Name} {decision.RuleSet.Version}, sha256 {decision.RuleSet.Sha256[..HashShown]}");
        if (isExplained)
        {
            WriteChecks(console, decision.EvaluateChecks());
        }
    }

    private static void WriteChecks(IAnsiConsole console, IReadOnlyList<CheckEvaluation>? checks)
    {
        if (checks is null)
        {
            Row(console, "checks", "the rule set of this existing decision was replaced; `decisions show` has them");
            return;
        }

        Row(console, "checks", string.Empty);
        console.Profile.Out.Writer.Write(TextColumns.Write(CheckText.Rows(checks)));
    }

    public static string Coloured(Outcome outcome) => outcome switch
    {
        Outcome.Accept => "[green]ACCEPT[/]",
        Outcome.Review => "[yellow]REVIEW[/]",
        _ => "[red]DECLINE[/]",
    };

    // Redirected output has one line for each fact, however long. A text of a bank or a rule file never controls the terminal.
    private static void Row(IAnsiConsole console, string name, string value) => console.Profile.Out.Writer.WriteLine(
        $"{name.PadRight(NameWidth)}{WrappedText.Hang(PrintableText.Show(value), console.Profile.Width, NameWidth)}".TrimEnd());

    private static string HeldText(HoldTotals holds) => holds.Count == 0
        ? "nothing"
        : $"{holds.NotYetPosted} not yet posted, {holds.PossiblyPosted} possibly posted, by {holds.Count} other "
            + (holds.Count == 1 ? "debit" : "debits");

    private static string NextText(FundsDecision decision)
    {
        if (decision.Outcome == Outcome.Accept || decision.Approval is not null)
        {
            return $"may be sent until {TimeText.Format(decision.ValidUntil)}";
        }

        return (decision.IsTransient, decision.NeedsUserAction) switch
        {
            (true, _) => "check it again later: the failure may pass",
            (_, true) => "the account holder must act first",
            _ => decision.Outcome == Outcome.Review ? "a person decides" : "do not send it",
        };
    }

    private static string BalanceText(BalanceReading reading) => reading switch
    {
        BalanceReading.Succeeded { Balance: var balance } =>
            $"{balance.Kind?.Name ?? $"{balance.ProviderType ?? "?"} / {balance.ProviderSubtype ?? "?"}"}: available "
                + $"{Show(balance.Available, balance.Currency)}, current {Show(balance.Current, balance.Currency)}, limit "
                + $"{Show(balance.Limit, balance.Currency)} ({CurrencyText(balance.Currency)}), {FreshnessText(balance)}",
        BalanceReading.Failed { Failure: var failure } => $"not read: {failure.Code} ({BalanceFailures.NameOf(failure.Category)})",
        _ => "not requested",
    };

    private static string FreshnessText(AccountBalance balance) => balance switch
    {
        { AsOfUnreadable: not null } => $"{balance.Freshness.ToName()}, its time is unreadable",
        { AsOf: { } asOf } => $"{balance.Freshness.ToName()}, as of {TimeText.Format(asOf)}",
        { Freshness: BalanceFreshness.RealTime } => balance.Freshness.ToName(),
        _ => $"{balance.Freshness.ToName()}, of unknown age",
    };

    private static string Show(decimal? amount, BalanceCurrency currency) => AmountText.Format(amount, currency) ?? "not stated";

    private static string CurrencyText(BalanceCurrency currency) => currency switch
    {
        BalanceCurrency.Iso iso => iso.Code,
        BalanceCurrency.Unofficial unofficial => $"unofficial {unofficial.Code}",
        BalanceCurrency.Contradictory both => $"both {both.IsoCode} and {both.UnofficialCode}",
        _ => "no currency stated",
    };
}
