using FundsCheck.Storage;

namespace FundsCheck.Cli.Decisions;

/// <summary>The test of <c>--approver</c>, by the events of each decision's debit; null without the option.</summary>
internal static class ListApproval
{
    /// <summary>For a log, which is read once for its approvals.</summary>
    public static Func<DecisionRecord, CancellationToken, ValueTask<bool>>? Of(
        string path, ListSettings settings, CancellationToken cancellationToken)
    {
        if (settings.Approver is null)
        {
            return null;
        }

        var approvals = LogEntries.ReadEvents(path, recorded => recorded.Event is DebitEvent.Approved, cancellationToken);
        return (record, _) => ValueTask.FromResult(settings.IsApproved(record, approvals[record.Debit.Id]));
    }

    /// <summary>For a database, which finds the events of each debit by its id. Only reviews are approved.</summary>
    public static Func<DecisionRecord, CancellationToken, ValueTask<bool>>? Of(IDecisionReader reader, ListSettings settings) =>
        settings.Approver is null
            ? null
            : async (record, cancellationToken) =>
                record.Verdict.Outcome == Outcome.Review
                && await reader.FindTimelineAsync(record.Debit.Id, cancellationToken).ConfigureAwait(false) is { } timeline
                && settings.IsApproved(record, timeline.Events);
}
