using FundsCheck.Pages.Charts;
using FundsCheck.Records.Format;

namespace FundsCheck.Pages.Reports;

/// <summary>Reads the report of a period from a decision log, in one pass. Memory grows with the debits of the period.</summary>
public static class PeriodReader
{
    /// <param name="path">The path of the log.</param>
    /// <param name="from">The beginning of the period; null for that of the log.</param>
    /// <param name="until">The end of the period, which is left out itself; null for that of the log.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    /// <exception cref="OverflowException">The amounts are too large for an exact sum.</exception>
    public static PeriodReport Read(
        string path, DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancellationToken = default)
    {
        var debits = new Dictionary<string, TrackedDebit>(StringComparer.Ordinal);
        var rules = new RuleSetUses();
        using var reader = new LogReader(path);
        while (reader.Next() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (entry)
            {
                case LogEntry.Rules added:
                    rules.AddText(added.Identity, added.Text);
                    break;
                case LogEntry.Decided { Record: var record } when !(record.DecidedAt < from) && !(record.DecidedAt >= until):
                    debits[record.Debit.Id] = new TrackedDebit(record).After(debits.GetValueOrDefault(record.Debit.Id));
                    rules.AddDecision(record);
                    break;
                case LogEntry.Happened { Event: var recorded } when debits.TryGetValue(recorded.DebitId, out var debit):
                    debit.Add(recorded.Event);
                    break;
                default:
                    break;
            }
        }

        var ruleSets = rules.ToList();
        return Summarize(debits.Values) with
        {
            From = from,
            Until = until,
            First = ruleSets.Count == 0 ? null : ruleSets.Min(use => use.First),
            Last = ruleSets.Count == 0 ? null : ruleSets.Max(use => use.Last),
            Decisions = ruleSets.Sum(use => use.Decisions),
            IsArchived = ArchiveManifest.TryRead(path) is not null,
            RuleSets = ruleSets,
        };
    }

    /// <summary>Sums debits. What the log has beside them, such as its times, is not stated.</summary>
    internal static PeriodReport Summarize(IReadOnlyCollection<TrackedDebit> debits)
    {
        var sent = Sum(debits.Where(debit => debit.IsSent));
        var returns = debits.Where(debit => debit.ReturnCode is not null)
            .GroupBy(debit => debit.ReturnCode ?? string.Empty, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, Sum, StringComparer.Ordinal);
        return new PeriodReport
        {
            Decisions = 0,
            IsArchived = false,
            Debits = Sum(debits),
            Outcomes = Outcomes.All.ToDictionary(
                outcome => outcome, outcome => Sum(debits.Where(debit => debit.Outcome == outcome))),
            Days = debits.CountBy(debit => (debit.Day, debit.Outcome)).ToDictionary(day => day.Key, day => (long)day.Value),
            Reasons =
            [
                .. debits.SelectMany(debit => debit.Codes, (debit, code) => (code, debit)).GroupBy(row => (row.code, row.debit.Outcome))
                    .Select(group => (group.Key.code, group.Key.Outcome, Sum(group.Select(row => row.debit))))
                    .OrderByDescending(row => row.Item3.Count).ThenBy(row => row.code, StringComparer.Ordinal)
                    .ThenByDescending(row => row.Outcome),
            ],
            Sent = sent,
            SentAgainstDecision = Sum(debits.Where(debit => debit.IsSentAgainstDecision)),
            Returns = returns,
            Rates = ReturnLevels.Of(returns, sent.Count),
            Reviewers =
            [
                .. debits.SelectMany(debit => new[] { (Name: debit.ApprovedBy, Approves: true), (Name: debit.RejectedBy, Approves: false) })
                    .Where(act => act.Name is not null).GroupBy(act => act.Name ?? string.Empty, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => (group.Key, group.LongCount(act => act.Approves), group.LongCount(act => !act.Approves))),
            ],
            OpenReviews = Sum(debits.Where(debit => debit.IsOpenReview)),
            RuleSets = [],
        };
    }

    private static Volume Sum(IEnumerable<TrackedDebit> debits)
    {
        var volume = new Volume();
        foreach (var debit in debits)
        {
            volume.Add(debit.Amount);
        }

        return volume;
    }
}
