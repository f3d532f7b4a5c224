using System.Globalization;
using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// A debit's story as an auditor would want it told: what was seen, by which rules, what was answered and why, what came of it.
/// </summary>
internal static class StoryText
{
    public static void Write(TextWriter told, DebitTimeline story)
    {
        WriteDebit(told, story.Decisions[0].Record.Debit);
        foreach (var decision in story.Decisions)
        {
            told.WriteLine();
            WriteDecision(told, decision);
            foreach (var recorded in story.Events.Where(recorded => recorded.Revision == decision.Record.Revision))
            {
                told.WriteShown($"  {TimeText.Of(recorded.RecordedAt)} {Show(recorded)}");
            }
        }
    }

    private static void WriteDebit(TextWriter told, Debit debit)
    {
        var sameDay = debit.SameDay ? ", same day" : string.Empty;
        var after = debit.LastReturn is { } code ? $" after return {code}" : string.Empty;
        var again = debit.RetryOf is { } id ? $", again for {id}" : string.Empty;
        told.WriteShown($"debit {debit.Id}: {debit.Amount} by {debit.EntryClass}{sameDay}, account {debit.AccountKey}");
        told.WriteShown($"  attempt {debit.Attempt}{after}{again}");
        Line(told, "effective date", debit.EffectiveDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line(told, "policy asked for", debit.RuleSet);
        foreach (var (name, fact) in debit.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
        {
            Line(told, name, fact.Text);
        }
    }

    private static void WriteDecision(TextWriter told, LoggedDecision decision)
    {
        var record = decision.Record;
        told.WriteShown($"revision {record.Revision}, line {decision.Line}: {record.Verdict.Outcome.ToName().ToUpperInvariant()}");
        told.WriteShown($"  decided at {TimeText.Of(record.DecidedAt)}, valid until {TimeText.Of(record.ValidUntil)}");
        told.WriteShown($"  by rules {record.RuleSet.Name} {record.RuleSet.Version}, sha256 {record.RuleSet.Sha256}");
        WriteReading(told, record);
        var holds = record.Holds;
        var ids = holds.DebitIds.Count > 0 ? $" ({string.Join(", ", holds.DebitIds)})" : string.Empty;
        told.WriteShown(
            $"  own debits on their way: {holds.NotYetPosted} certain, {holds.PossiblyPosted} possible, {holds.Count} in number{ids}");
        foreach (var reason in decision.Reasons)
        {
            var accepted = reason.Justification is { } because ? $" (accepted because {because})" : string.Empty;
            told.WriteShown($"  {reason.Outcome.ToName()}: {reason.Code} by check {reason.Check}: {reason.Text}{accepted}");
        }

        Line(told, "would have accepted", record.Verdict.MaxAcceptableAmount?.ToString());
        if (record.Hold is { } hold)
        {
            var (from, until) = (TimeText.Of(hold.PresentedFrom), TimeText.Of(hold.ExpiresAt));
            told.WriteShown($"  holds {hold.Amount}: in no balance before {from}, in every one from {until}");
        }

        if (record.Superseded is { } superseded)
        {
            var until = TimeText.Of(superseded.ExpiresAt);
            told.WriteShown(
                $"  supersedes revision {superseded.Revision}, by which it may have been sent: its hold is possible until {until}");
        }

        if (!record.IsRetryVerified)
        {
            told.WriteLine("  what it states of earlier attempts is not on record");
        }

        if (record.Bounds is { } bounds)
        {
            var (earliest, latest) = (TimeText.Of(bounds.Earliest), TimeText.Of(bounds.Latest));
            told.WriteShown($"  the clock had jumped: holds counted as of {earliest}, and this one from {latest}");
        }
    }

    private static void WriteReading(TextWriter told, DecisionRecord record)
    {
        switch (record.Reading)
        {
            case BalanceReading.Succeeded read:
                var balance = read.Balance;
                var (available, current) = (Amount(balance.Available, balance), Amount(balance.Current, balance));
                told.WriteShown($"  balance: available {available}, current {current}, limit {Amount(balance.Limit, balance)}");
                var bankTime = balance.AsOf is { } asOf ? $", as of {TimeText.Of(asOf)}" : string.Empty;
                var request = balance.ProviderRequestId is { } id ? $", request {id}" : string.Empty;
                var source = record.Facts.Balance!.Source;
                told.WriteShown($"    {KindOf(balance)}, {source}, asked for at {TimeText.Of(balance.RequestedAt)}{bankTime}{request}");
                WriteUnknown(told, record.Facts.Balance!);
                break;
            case BalanceReading.Failed { Failure: var failure }:
                told.WriteShown(
                    $"  balance not read: {failure.Code} ({BalanceFailures.NameOf(failure.Category)}{CauseOf(failure)})");
                break;
            default:
                told.WriteLine("  no balance was asked for: the debit's own facts declined it");
                break;
        }
    }

    private static void WriteUnknown(TextWriter told, BalanceFacts facts)
    {
        Unknown(told, "available", facts.Available);
        Unknown(told, "current", facts.Current);
        Unknown(told, "limit", facts.Limit);
        Unknown(told, "account kind", facts.Kind);
        Unknown(told, "verification", facts.Verification);
        Unknown(told, "age", facts.Age);
    }

    private static void Unknown<T>(TextWriter told, string name, Fact<T> fact)
        where T : notnull
    {
        if (!fact.IsKnown && fact.Cause != UnknownCause.NotStated)
        {
            told.WriteShown($"    {name} was judged as unknown: {fact.Cause}{(fact.Text is { } text ? $", `{text}`" : string.Empty)}");
        }
    }

    private static string Show(RecordedEvent recorded) => recorded.Event switch
    {
        DebitEvent.Approved approved => $"approved by {approved.ApprovedBy}: {approved.Comment}",
        DebitEvent.Rejected rejected => $"rejected by {rejected.RejectedBy}: {rejected.Comment}",
        DebitEvent.Sent { EffectiveDate: { } day } => string.Create(
            CultureInfo.InvariantCulture, $"sent at {TimeText.Of(recorded.OccurredAt)}, effective {day:yyyy-MM-dd}"),
        DebitEvent.Sent => $"sent at {TimeText.Of(recorded.OccurredAt)}",
        DebitEvent.Settled => $"settled at {TimeText.Of(recorded.OccurredAt)}",
        DebitEvent.Returned returned => $"returned at {TimeText.Of(recorded.OccurredAt)} with {returned.Code}",
        _ => "cancelled",
    };

    private static string Amount(decimal? amount, AccountBalance balance) => AmountText.Of(amount, balance.Currency) ?? "null";

    private static void Line(TextWriter told, string name, string? value)
    {
        if (value is not null)
        {
            told.WriteShown($"  {name} {value}");
        }
    }

    private static string KindOf(AccountBalance balance) =>
        balance.Kind?.Name ?? $"{balance.ProviderType ?? "no type"} / {balance.ProviderSubtype ?? "no subtype"}";

    private static string CauseOf(BalanceFailure failure) => failure.Cause is { } cause ? $", cause {cause}" : string.Empty;
}
