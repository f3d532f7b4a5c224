using System.Globalization;
using FundsCheck.Rules;

namespace FundsCheck.Records.Tests.Backtests;

/// <summary>The same backtest over whole lists and over the timeline of each debit, without regard for memory.</summary>
internal sealed class NaiveBacktest
{
    private readonly List<(LoggedDecision Decision, Verdict Before, Verdict After)> judged;
    private readonly List<LoggedDecision> all;
    private readonly List<(LoggedTimeline Timeline, Outcome After)> sent = [];
    private readonly List<LoggedTimeline> unsent = [];
    private readonly List<(LoggedTimeline Timeline, string Became)> rest = [];

    public NaiveBacktest(IReadOnlyList<LoggedTimeline> timelines, RuleSet old, RuleSet newer)
    {
        all = [.. timelines.SelectMany(timeline => timeline.Decisions)];
        judged = [
            .. all.Where(decision => decision.RuleSet.Identity.Name == old.Identity.Name
                && decision.Record.Debit.Amount.Currency == old.Currency)
                .Select(decision => (decision, Backtest.Judge(old, decision.Record), Backtest.Judge(newer, decision.Record)))];
        foreach (var timeline in timelines)
        {
            Follow(timeline, old.Identity.Name, newer);
        }
    }

    public object Counts => new
    {
        Decisions = Tally(judged.Select(decision => decision.Decision)),
        Others = all.Except(judged.Select(decision => decision.Decision)).GroupBy(decision => decision.RuleSet.Identity.Name)
            .OrderBy(group => group.Key).Select(group => $"{group.Key} {Tally(group)}").ToList(),
        Transitions = Transitions(judged),
        Reasons = Groups(decision => (decision.After.Outcome == Outcome.Accept
            ? decision.Before
            : decision.After).Reasons.Select(reason => reason.Code).FirstOrDefault("none")),
        Kinds = Groups(decision => decision.Decision.Record.Facts.Balance is { } balance
            ? balance.Kind.IsKnown ? balance.Kind.Value.Name : "unknown"
            : "not read"),
        Days = Groups(decision => DateOnly.FromDateTime(decision.Decision.Record.DecidedAt.UtcDateTime)
            .ToString("o", CultureInfo.InvariantCulture)),
        OldDiffers = judged.Count(decision => decision.Before.Outcome != decision.Decision.Record.Verdict.Outcome),
        Returned = Stops(sent.Where(debit => CodeOf(debit.Timeline) is not null)),
        Codes = sent.Where(debit => CodeOf(debit.Timeline) is not null)
            .GroupBy(debit => CodeOf(debit.Timeline)!).OrderBy(group => group.Key)
            .Select(group => $"{group.Key} {Stops(group)}").ToList(),
        Good = Stops(sent.Where(debit => CodeOf(debit.Timeline) is null)),
        Unsent = Tally(unsent.Select(timeline => timeline.Decisions[^1])),
        Declined = Rest("declined"),
        Unanswered = Rest("unanswered"),
        Ended = Rest("ended"),
        Elsewhere = Rest("elsewhere"),
        Debits = Tally(
        [
            .. Latest(sent), .. unsent.Select(timeline => timeline.Decisions[^1]), .. rest.Select(row => row.Timeline.Decisions[^1]),
        ]),
    };

    /// <summary>The timeline of every debit, from a separate reading of the log.</summary>
    public static IReadOnlyList<LoggedTimeline> Read(string path) =>
        [
            .. RecordFile.ReadDecisions(path).Select(decision => decision.Record.Debit.Id).Distinct()
                .Select(id => RecordFile.Find(path, id)!),
        ];

    /// <summary>The counts of a backtest, in the same form.</summary>
    public static object Of(BacktestResult result) => new
    {
        Decisions = Text(result.Decisions),
        Others = result.Others.Select(other => $"{other.RuleSet} {Text(other.Tally)}").ToList(),
        Transitions = Lines(result.Transitions),
        Reasons = Lines(result.Reasons),
        Kinds = Lines(result.AccountKinds),
        Days = Lines(result.Days),
        OldDiffers = (int)result.OldDiffersInOutcome,
        Returned = Text(result.Returns.Returned),
        Codes = result.Returns.Codes.Select(code => $"{code.Code} {Text(code.Stops)}").ToList(),
        Good = Text(result.Returns.Good),
        Unsent = Text(result.Returns.Unsent),
        Declined = Text(result.Returns.Declined),
        Unanswered = Text(result.Returns.Unanswered),
        Ended = Text(result.Returns.Ended),
        Elsewhere = Text(result.Returns.DecidedElsewhere),
        Debits = Text(result.Returns.Debits),
    };

    private void Follow(LoggedTimeline timeline, string ruleSet, RuleSet newer)
    {
        var latest = timeline.Decisions[^1];
        var events = timeline.Events.Where(recorded => recorded.Revision == latest.Record.Revision).Select(recorded => recorded.Event)
            .ToList();
        var isLetThrough = latest.Record.Verdict.Outcome == Outcome.Accept || events.OfType<DebitEvent.Approved>().Any();
        if (timeline.Decisions.All(decision => decision.RuleSet.Identity.Name != ruleSet))
        {
            return;
        }

        var isEnded = events.Any(what => what is DebitEvent.Cancelled or DebitEvent.Rejected);
        var became = (latest.RuleSet.Identity.Name == ruleSet, isEnded, isLetThrough) switch
        {
            (false, _, _) => "elsewhere",
            (_, true, _) => "ended",
            (_, _, false) => latest.Record.Verdict.Outcome == Outcome.Decline ? "declined" : "unanswered",
            _ => null,
        };
        if (became is not null)
        {
            rest.Add((timeline, became));
            return;
        }

        if (events.Any(what => what is DebitEvent.Sent or DebitEvent.Settled or DebitEvent.Returned))
        {
            sent.Add((timeline, Backtest.Judge(newer, latest.Record).Outcome));
        }
        else
        {
            unsent.Add(timeline);
        }
    }

    private string Rest(string became) => Tally(rest.Where(row => row.Became == became).Select(row => row.Timeline.Decisions[^1]));

    private List<string> Groups(Func<(LoggedDecision Decision, Verdict Before, Verdict After), string> nameOf) =>
        [
            .. judged.GroupBy(nameOf).SelectMany(group => Transitions(group).Select(transition => $"{group.Key}: {transition}"))
                .Order(StringComparer.Ordinal),
        ];

    private static List<string> Lines(IEnumerable<BacktestGroup> groups) =>
        [
            .. groups.SelectMany(group => Lines(group.Transitions).Select(transition => $"{group.Name}: {transition}"))
                .Order(StringComparer.Ordinal),
        ];

    private static List<string> Transitions(IEnumerable<(LoggedDecision Decision, Verdict Before, Verdict After)> decisions) =>
        [
            .. decisions.GroupBy(decision => (From: decision.Before.Outcome, To: decision.After.Outcome)).OrderBy(group => group.Key)
                .Select(group => $"{group.Key.From} {group.Key.To} {Tally(group.Select(decision => decision.Decision))}"),
        ];

    private static List<string> Lines(IEnumerable<BacktestTransition> transitions) =>
        [.. transitions.Select(transition => $"{transition.From} {transition.To} {Text(transition.Tally)}")];

    private static string Tally(IEnumerable<LoggedDecision> decisions) =>
        decisions.Aggregate(
            (Count: 0, Sum: 0m),
            (tally, decision) => (tally.Count + 1, tally.Sum + decision.Record.Debit.Amount.Amount)) is var (count, sum)
            ? FormattableString.Invariant($"{count} {sum:0.00}")
            : "";

    private static string Text(BacktestTally tally) => FormattableString.Invariant($"{tally.Count} {tally.Amount.Amount:0.00}");

    private static string Stops(IEnumerable<(LoggedTimeline Timeline, Outcome After)> debits)
    {
        var list = debits.ToList();
        var reviewed = list.Where(debit => debit.After == Outcome.Review
            && debit.Timeline.Decisions[^1].Record.Verdict.Outcome == Outcome.Accept);
        return $"{Tally(Latest(list))}, {Tally(Latest(reviewed))}, {Tally(Latest(list.Where(debit => debit.After == Outcome.Decline)))}";
    }

    private static string Text(BacktestStops stops) => $"{Text(stops.All)}, {Text(stops.Reviewed)}, {Text(stops.Declined)}";

    private static IEnumerable<LoggedDecision> Latest(IEnumerable<(LoggedTimeline Timeline, Outcome After)> debits) =>
        debits.Select(debit => debit.Timeline.Decisions[^1]);

    private static string? CodeOf(LoggedTimeline timeline) =>
        timeline.Events.Select(recorded => recorded.Event).OfType<DebitEvent.Returned>().Select(returned => returned.Code).FirstOrDefault();
}
