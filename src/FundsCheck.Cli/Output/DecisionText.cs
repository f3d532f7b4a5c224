using System.Globalization;
using FundsCheck.Balances;
using FundsCheck.Decisions;
using Spectre.Console;

namespace FundsCheck.Cli.Output;

/// <summary>A decision made to be read.</summary>
internal static class DecisionText
{
    private const int HashShown = 12;

    public static void Write(IAnsiConsole console, FundsDecision decision)
    {
        var record = decision.Record;
        console.MarkupLine($"{Coloured(decision.Outcome)}  {Markup.Escape($"debit {decision.DebitId}: {record.Debit.Amount} from {record.Debit.AccountKey}")}");
        var table = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var reason in decision.Reasons)
        {
            Row(table, "because", $"{reason.Code} ({reason.Check}): {reason.Text}");
        }

        Row(table, "balance", BalanceText(record.Reading));
        Row(table, "held", record.Holds.Count == 0 ? "nothing" : $"{record.Holds.Certain}, and possibly {record.Holds.Possible}, by {record.Holds.Count} other debit(s)");
        if (decision.WouldAccept is { } largest)
        {
            Row(table, "would accept", $"{largest}");
        }

        Row(table, "next", NextText(decision));
        Row(table, "rules", $"{decision.RuleSet.Name} {decision.RuleSet.Version}, sha256 {decision.RuleSet.Sha256[..HashShown]}");
        console.Write(table);
    }

    public static string Coloured(Outcome outcome) => outcome switch
    {
        Outcome.Accept => "[green]ACCEPT[/]",
        Outcome.Review => "[yellow]REVIEW[/]",
        _ => "[red]DECLINE[/]",
    };

    private static void Row(Grid table, string name, string value) => table.AddRow(new Text(name), new Text(value));

    private static string NextText(FundsDecision decision)
    {
        if (decision.Outcome == Outcome.Accept)
        {
            return $"may be sent until {TimeText.Of(decision.ValidUntil)}";
        }

        return (decision.IsRetryable, decision.NeedsUserAction) switch
        {
            (true, _) => "ask again later: it may mend by itself",
            (_, true) => "the account's holder must act first",
            _ => decision.Outcome == Outcome.Review ? "a person decides" : "do not send it",
        };
    }

    private static string BalanceText(BalanceReading reading) => reading switch
    {
        BalanceReading.Read { Balance: var balance } =>
            $"{balance.Type ?? "?"} / {balance.Subtype ?? "?"}: available {Show(balance.Available)}, current {Show(balance.Current)}, limit {Show(balance.Limit)} ({CurrencyText(balance.Currency)})",
        BalanceReading.Unread unread => $"not read: {unread.Code}",
        _ => "not asked for",
    };

    private static string Show(decimal? amount) => amount?.ToString(CultureInfo.InvariantCulture) ?? "not stated";

    private static string CurrencyText(BalanceCurrency currency) => currency switch
    {
        BalanceCurrency.Iso iso => iso.Code,
        BalanceCurrency.Unofficial unofficial => $"unofficial {unofficial.Code}",
        BalanceCurrency.Contradictory both => $"both {both.IsoCode} and {both.UnofficialCode}",
        _ => "no currency stated",
    };
}
