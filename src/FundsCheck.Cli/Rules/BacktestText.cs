using System.Text;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using static System.FormattableString;

namespace FundsCheck.Cli.Rules;

/// <summary>A backtest as text: the changed decisions, and the effect on returned and good debits.</summary>
internal static class BacktestText
{
    private const int DaysShownMax = 31;

    private static readonly string[] MovesHeading = ["", "decisions", "amount"];
    private static readonly string[] GroupsHeading = ["", .. MovesHeading];
    private static readonly string[] ReturnsHeading = ["", "debits", "amount", ""];

    public static string Write(BacktestResult result, string log)
    {
        var text = new StringBuilder(
            $"\n{PrintableText.Show(log)}: {Count(result.Decisions)} by rule set `{result.Old.Name}`, {result.Decisions.Amount}, each "
                + "revision of a debit counted\n");
        foreach (var note in Notes(result))
        {
            text.Append($"  {PrintableText.Show(note)}\n");
        }

        if (result.Decisions.Count == 0)
        {
            return text.ToString();
        }

        string[] inAll = ["in all", Invariant($"{result.Decisions.Count}"), $"{result.Decisions.Amount}"];
        var moves = result.Transitions.OrderByDescending(transition => transition.IsMove).Select(Row);
        text.Append($"\nchanged outcomes:\n{TextColumns.Write([MovesHeading, .. moves, inAll], 1, 2)}");
        if (result.Challenged.Count > 0)
        {
            var rows = TextColumns.Write([MovesHeading, .. result.Challenged.Select(Row)], 1, 2);
            text.Append($"\nanswers of new as the challenger, from the recorded outcome:\n{rows}");
        }

        Append(text, "by reason, of new or, where new accepts, of old:", result.Reasons);
        Append(text, "by kind of account:", result.AccountKinds);
        AppendDays(text, [.. result.Days.Where(day => day.MovesCount > 0)]);
        return text.Append(Returns(result.Returns)).ToString();
    }

    /// <summary>The decisions that become looser and stricter, with their money, in one sentence.</summary>
    public static string Summary(BacktestResult result)
    {
        var looser = Moved(transition => transition.To < transition.From);
        var stricter = Moved(transition => transition.To > transition.From);
        return $"{Count(result.Decisions)}, {result.Decisions.Amount}: {looser} looser, {stricter} stricter";

        string Moved(Func<BacktestTransition, bool> isOf)
        {
            var moved = result.Transitions.Where(isOf).Select(transition => transition.Tally).ToList();
            var amount = moved.Aggregate(Money.Zero(result.Decisions.Amount.Currency), (sum, tally) => sum + tally.Amount);
            return Invariant($"{moved.Sum(tally => tally.Count)} ({amount})");
        }
    }

    private static IEnumerable<string> Notes(BacktestResult result)
    {
        foreach (var other in result.Others)
        {
            yield return $"left out: {Count(other.Tally)} by rule set `{other.RuleSet}`, {other.Tally.Amount}";
        }

        if (result.Others.Count > 0)
        {
            yield return Invariant($"in all: {result.Decisions.Count + result.Others.Sum(other => other.Tally.Count)} decisions");
        }

        if (result.OldDiffersInOutcome + result.OldDiffersInReasons > 0)
        {
            var others = Invariant($"other reasons to {result.OldDiffersInReasons}");
            yield return Invariant(
                $"old differs from the recorded decisions: it gives another outcome to {result.OldDiffersInOutcome}, and {others}");
        }

        if (result.ChallengerDiffers > 0)
        {
            yield return Invariant(
                $"new differs from what it answered as the challenger: it gives another outcome to {result.ChallengerDiffers}");
        }

        if (result.NeedingBalance.Count > 0)
        {
            yield return $"recorded without a balance: {Count(result.NeedingBalance)}, {result.NeedingBalance.Amount}; new would have read "
                + "one, and judges an unread balance here";
        }
    }

    private static string[] Row(BacktestTransition transition) =>
        [
            transition.IsMove ? $"{transition.From.ToName()} -> {transition.To.ToName()}" : $"{transition.From.ToName()}, unchanged",
            Invariant($"{transition.Tally.Count}"),
            $"{transition.Tally.Amount}",
        ];

    private static void Append(StringBuilder text, string heading, IEnumerable<BacktestGroup> groups)
    {
        var rows = from @group in groups
                   from transition in @group.Transitions
                   where transition.IsMove
                   select (string[])[@group.Name, .. Row(transition)];
        if (rows.ToList() is { Count: > 0 } moved)
        {
            text.Append($"\n{heading}\n{TextColumns.Write([GroupsHeading, .. moved], 2, 3)}");
        }
    }

    private static void AppendDays(StringBuilder text, IReadOnlyList<BacktestGroup> days)
    {
        var left = Math.Max(days.Count - DaysShownMax, 0);
        Append(
            text,
            left == 0
                ? "by day, in UTC:"
                : Invariant($"by day, in UTC, the last {DaysShownMax} (`--output json` has the {left} before):"),
            days.Skip(left));
    }

    private static string Returns(BacktestReturns returns)
    {
        if (returns.Returned.All.Count + returns.Good.All.Count + returns.SentAgainstDecline.Count + returns.Ended.Count == 0)
        {
            return "\nreturns: the log has no events of the debits; `decisions record` records them\n";
        }

        var rows = new List<string[]> { ReturnsHeading };
        rows.AddRange(returns.Codes.Select(code => Row($"returned {code.Code}", code.Stops)));
        rows.Add(Row("returned in all", returns.Returned));
        rows.Add(Row("sent and good", returns.Good));
        var rest = string.Concat(Rest(returns).Select(line => $"  {line}\n"));
        const string Heading = "sent debits that new would have stopped, by the latest revision of each debit";
        return $"\n{Heading}:\n{TextColumns.Write(rows, 1, 2)}{rest}";
    }

    /// <summary>The debits outside the table, so that all of them add up.</summary>
    private static IEnumerable<string> Rest(BacktestReturns returns)
    {
        var back = returns.ReturnedAgainstDecline;
        var against = back.Count == 0 ? string.Empty : Invariant($", of which {back.Count} returned, {back.Amount}");
        (string Name, BacktestTally Tally, string More)[] rest =
        [
            ("not known to have been sent", returns.Unsent, string.Empty),
            ("sent against a decline", returns.SentAgainstDecline, against),
            ("declined and not sent", returns.Declined, string.Empty),
            ("reviewed and not approved", returns.Unanswered, string.Empty),
            ("rejected or cancelled", returns.Ended, string.Empty),
            ("decided last by another rule set", returns.DecidedElsewhere, string.Empty),
            ("in all", returns.Debits, string.Empty),
        ];
        foreach (var (name, tally, more) in rest.Where(row => row.Tally.Count > 0))
        {
            yield return $"{name}: {Count(tally, "debit")}, {tally.Amount}{more}";
        }

        if (returns.UnknownEvents > 0)
        {
            yield return Invariant($"left out: {returns.UnknownEvents} events of debits without a decision in the log");
        }
    }

    private static string[] Row(string name, BacktestStops stops) =>
    [
        name,
        Invariant($"{stops.Stopped.Count} of {stops.All.Count}"),
        $"{stops.Stopped.Amount} of {stops.All.Amount}",
        stops.Stopped.Count == 0 ? string.Empty : Invariant($"to review {stops.Reviewed.Count}, declined {stops.Declined.Count}"),
    ];

    private static string Count(BacktestTally tally, string noun = "decision") =>
        Invariant($"{tally.Count} {noun}{(tally.Count == 1 ? string.Empty : "s")}");
}
