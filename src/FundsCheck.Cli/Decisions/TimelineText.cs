using System.Globalization;
using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// The timeline of a debit as text for auditors: the facts, the rule set, the outcome with its reasons, and the events of each decision.
/// </summary>
internal static class TimelineText
{
    private const int ChecksIndent = 4;

    /// <summary>Writes a timeline.</summary>
    /// <param name="output">The writer.</param>
    /// <param name="timeline">The timeline.</param>
    /// <param name="place">What the numbers of the decisions count: lines of a log, or records of the account.</param>
    public static void Write(TextWriter output, LoggedTimeline timeline, string place)
    {
        WriteDebit(output, timeline.Decisions[0].Record.Debit);
        foreach (var decision in timeline.Decisions)
        {
            output.WriteLine();
            WriteDecision(output, decision, place);
            foreach (var recorded in timeline.Events.Where(recorded => recorded.Revision == decision.Record.Revision))
            {
                output.WriteShown($"  {TimeText.Format(recorded.RecordedAt)} {Show(recorded)}");
            }
        }
    }

    private static void WriteDebit(TextWriter output, Debit debit)
    {
        var sameDay = debit.SameDay ? ", same day" : string.Empty;
        var after = debit.LastReturn is { } code ? $" after return {code}" : string.Empty;
        var again = debit.RetryOf is { } id ? $", retry of {id}" : string.Empty;
        output.WriteShown($"debit {debit.Id}: {debit.Amount} by {debit.EntryClass}{sameDay}, account {debit.AccountKey}");
        output.WriteShown($"  attempt {debit.Attempt}{after}{again}");
        Line(output, "effective date", debit.EffectiveDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line(output, "requested rule set", debit.RuleSet);
        foreach (var (name, fact) in debit.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
        {
            Line(output, name, fact.Text);
        }
    }

    private static void WriteDecision(TextWriter output, LoggedDecision decision, string place)
    {
        var record = decision.Record;
        var outcome = record.Verdict.Outcome.ToName().ToUpperInvariant();
        output.WriteShown($"revision {record.Revision}, {place} {decision.Line}: {outcome}");
        output.WriteShown($"  decided at {TimeText.Format(record.DecidedAt)}, valid until {TimeText.Format(record.ValidUntil)}");
        output.WriteShown($"  by rules {record.RuleSet.Name} {record.RuleSet.Version}, sha256 {record.RuleSet.Sha256}");
        WriteReading(output, record.Reading, record.Facts.Balance);
        if (record.Reading.Other is { } other)
        {
            output.WriteLine("  recorded beside it, not judged:");
            WriteReading(output, other, facts: null);
        }

        SourceFactsText.Write(output, record.SourceFacts);
        WriteHolds(output, record.Holds);
        foreach (var reason in decision.Reasons)
        {
            var accepted = reason.Justification is { } because ? $" (accepted because {because})" : string.Empty;
            output.WriteShown($"  {reason.Outcome.ToName()}: {reason.Code} by check {reason.Check}: {reason.Text}{accepted}");
        }

        if (record.Challenger is { RuleSet: var rules } challenger)
        {
            var reasons = challenger.Reasons.Count > 0 ? $": {string.Join(", ", challenger.Reasons)}" : string.Empty;
            output.WriteShown($"  challenger {rules.Name} {rules.Version}, sha256 {rules.Sha256}: {challenger.Outcome.ToName()}{reasons}");
        }

        output.WriteLine("  checks:");
        output.Write(TextColumns.WriteIndented(CheckText.Rows(decision.EvaluateChecks()), ChecksIndent));
        Line(output, "acceptable up to", record.Verdict.MaxAcceptableAmount?.ToString());
        if (record.Hold is { } hold)
        {
            var (from, until) = (TimeText.Format(hold.PresentedFrom), TimeText.Format(hold.ExpiresAt));
            output.WriteShown($"  holds {hold.Amount}: in no balance before {from}, in every balance from {until}");
        }

        if (record.Superseded is { } superseded)
        {
            var until = TimeText.Format(superseded.ExpiresAt);
            output.WriteShown(
                $"  supersedes revision {superseded.Revision}, which may have been sent: its hold is possibly posted until {until}");
        }

        if (!record.IsRetryVerified)
        {
            output.WriteLine("  the stated earlier attempts are not on record");
        }

        if (record.Bounds is { } bounds)
        {
            var (earliest, latest) = (TimeText.Format(bounds.Earliest), TimeText.Format(bounds.Latest));
            output.WriteShown($"  the clock jumped: counts holds as of {earliest}, holds its own amount from {latest}");
        }
    }

    private static void WriteHolds(TextWriter output, HoldTotals holds)
    {
        if (holds.Count == 0)
        {
            output.WriteLine("  held: nothing");
            return;
        }

        var ids = holds.DebitIds.Count > 0 ? $" ({string.Join(", ", holds.DebitIds)})" : string.Empty;
        var debits = $"{holds.Count} own {(holds.Count == 1 ? "debit" : "debits")}{ids}";
        output.WriteShown($"  held: {holds.NotYetPosted} not yet posted, {holds.PossiblyPosted} possibly posted, by {debits}");
    }

    private static void WriteReading(TextWriter output, BalanceReading reading, BalanceFacts? facts)
    {
        switch (reading)
        {
            case BalanceReading.Succeeded read:
                var balance = read.Balance;
                var (available, current) = (Amount(balance.Available, balance), Amount(balance.Current, balance));
                output.WriteShown($"  balance: available {available}, current {current}, limit {Amount(balance.Limit, balance)}");
                var bankTime = balance.AsOf is { } asOf ? $", as of {TimeText.Format(asOf)}" : string.Empty;
                var request = balance.ProviderRequestId is { } id ? $", request {id}" : string.Empty;
                var requestedAt = TimeText.Format(balance.RequestedAt);
                output.WriteShown($"    {KindOf(balance)}, {balance.Freshness.ToName()}, requested at {requestedAt}{bankTime}{request}");
                if (facts is not null)
                {
                    WriteUnknown(output, facts);
                }

                break;
            case BalanceReading.Failed { Failure: var failure }:
                output.WriteShown(
                    $"  balance not read: {failure.Code} ({BalanceFailures.NameOf(failure.Category)}{CauseOf(failure)})");
                break;
            default:
                output.WriteLine("  balance not requested: the facts of the debit declined it");
                break;
        }
    }

    private static void WriteUnknown(TextWriter output, BalanceFacts facts)
    {
        Unknown(output, "available", facts.Available);
        Unknown(output, "current", facts.Current);
        Unknown(output, "limit", facts.Limit);
        Unknown(output, "account kind", facts.Kind);
        Unknown(output, "verification", facts.Verification);
        Unknown(output, "age", facts.Age);
    }

    private static void Unknown<T>(TextWriter output, string name, Fact<T> fact)
        where T : notnull
    {
        if (!fact.IsKnown && fact.Cause != UnknownCause.NotStated)
        {
            output.WriteShown($"    {name} was judged as unknown: {fact.Cause}{(fact.Text is { } text ? $", `{text}`" : string.Empty)}");
        }
    }

    private static string Show(RecordedEvent recorded) => recorded.Event switch
    {
        DebitEvent.Approved approved => $"approved by {approved.ApprovedBy}: {approved.Comment}",
        DebitEvent.Rejected rejected => $"rejected by {rejected.RejectedBy}: {rejected.Comment}",
        DebitEvent.Sent { EffectiveDate: { } day } => string.Create(
            CultureInfo.InvariantCulture, $"sent at {TimeText.Format(recorded.OccurredAt)}, effective {day:yyyy-MM-dd}"),
        DebitEvent.Sent => $"sent at {TimeText.Format(recorded.OccurredAt)}",
        DebitEvent.Settled => $"settled at {TimeText.Format(recorded.OccurredAt)}",
        DebitEvent.Returned returned => $"returned at {TimeText.Format(recorded.OccurredAt)} with {returned.Code}",
        _ => "cancelled",
    };

    private static string Amount(decimal? amount, AccountBalance balance) => AmountText.Format(amount, balance.Currency) ?? "null";

    private static void Line(TextWriter output, string name, string? value)
    {
        if (value is not null)
        {
            output.WriteShown($"  {name} {value}");
        }
    }

    private static string KindOf(AccountBalance balance) =>
        balance.Kind?.Name ?? $"{balance.ProviderType ?? "no type"} / {balance.ProviderSubtype ?? "no subtype"}";

    private static string CauseOf(BalanceFailure failure) => failure.Cause is { } cause ? $", cause {cause}" : string.Empty;
}
