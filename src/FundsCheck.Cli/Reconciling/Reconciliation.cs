using FundsCheck.Cli.Decisions;
using FundsCheck.Records.Format;
using static System.FormattableString;

namespace FundsCheck.Cli.Reconciling;

/// <summary>Compares sent debits with recorded decisions. Memory grows with the debits of the records.</summary>
/// <param name="Findings">The differences, the worst kind first, then in the order of the file, then by debit.</param>
/// <param name="Agreeing">The rows that agree with their accept.</param>
/// <param name="Waiting">The accepts that are not in the file, and still may be sent.</param>
internal sealed record Reconciliation(IReadOnlyList<Finding> Findings, int Agreeing, int Waiting)
{
    /// <param name="path">The log.</param>
    /// <param name="rows">What was sent.</param>
    /// <param name="from">Accepts that were decided before this time need not be in the file; null for no bound.</param>
    /// <param name="until">Nor those that were decided at this time or later; null for no bound.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    public static Reconciliation Run(
        string path, IReadOnlyList<SentRow> rows, DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var debits = ReadDebits(path, cancellationToken);
        var (findings, firsts, agreeing, waiting) = (new List<Finding>(), new Dictionary<string, int>(StringComparer.Ordinal), 0, 0);
        foreach (var row in rows)
        {
            List<Finding> found = [.. FindingsOf(row, debits.GetValueOrDefault(row.Id))];
            if (!firsts.TryAdd(row.Id, row.Line))
            {
                var detail = Invariant($"line {firsts[row.Id]} has it already");
                found.Add(Of(FindingKind.SentTwice, row, debits.GetValueOrDefault(row.Id), detail));
            }

            findings.AddRange(found);
            agreeing += found.Count == 0 ? 1 : 0;
        }

        foreach (var (id, debit) in debits.OrderBy(debit => debit.Key, StringComparer.Ordinal))
        {
            if (!debit.IsAccepted || debit.IsWithdrawn || firsts.ContainsKey(id) || debit.DecidedAt < from || debit.DecidedAt >= until)
            {
                continue;
            }

            if (debit.ValidUntil > now && !debit.IsRecordedSent)
            {
                waiting++;
                continue;
            }

            var state = debit.IsRecordedSent ? "recorded as sent" : $"valid until {TimeText.Format(debit.ValidUntil)}";
            findings.Add(new Finding(FindingKind.NotSent, null, id, null, debit.Amount, state));
        }

        return new Reconciliation([.. findings.OrderBy(finding => finding.Kind)], agreeing, waiting);
    }

    private static IEnumerable<Finding> FindingsOf(SentRow row, AcceptedDebit? debit)
    {
        if (debit is null)
        {
            yield return Of(FindingKind.NoDecision, row, debit, "no decision is recorded");
            yield break;
        }

        if (!debit.WasAccepted || debit.IsWithdrawn)
        {
            var why = debit.IsWithdrawn ? "cancelled or rejected" : $"{debit.Outcome.ToName()}, not approved";
            yield return Of(FindingKind.NotAccepted, row, debit, why);
        }
        else if (!debit.IsAccepted)
        {
            yield return Of(
                FindingKind.AcceptSuperseded, row, debit, $"{debit.Outcome.ToName()} since {TimeText.Format(debit.DecidedAt)}");
        }

        if (row.Amount != debit.Amount)
        {
            yield return Of(FindingKind.AmountDiffers, row, debit, $"decided for {debit.Amount}");
        }
    }

    private static Finding Of(FindingKind kind, SentRow row, AcceptedDebit? debit, string detail) =>
        new(kind, row.Line, row.Id, row.Amount, debit?.Amount, detail);

    private static Dictionary<string, AcceptedDebit> ReadDebits(string path, CancellationToken cancellationToken)
    {
        var debits = new Dictionary<string, AcceptedDebit>(StringComparer.Ordinal);
        var holdEnds = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var entry in LogEntries.Read(path, cancellationToken))
        {
            if (entry is LogEntry.Decided { Record: var record })
            {
                debits[record.Debit.Id] = AcceptedDebit.From(record, debits.GetValueOrDefault(record.Debit.Id));
                if (record is { Verdict.Outcome: Outcome.Review, Hold: { } hold })
                {
                    holdEnds[record.Debit.Id] = hold.ExpiresAt;
                }
            }
            else if (entry is LogEntry.Happened { Event: var happened } && debits.TryGetValue(happened.DebitId, out var debit))
            {
                DateTimeOffset? holdEnd = holdEnds.TryGetValue(happened.DebitId, out var end) ? end : null;
                debits[happened.DebitId] = debit.With(happened.Event, holdEnd);
            }
        }

        return debits;
    }
}
