using FundsCheck.Storage;

namespace FundsCheck.Telemetry.Tests;

/// <summary>A store whose commits fail.</summary>
internal sealed class FailingStore : IDecisionStore
{
    public const string Cause = "the disk is full";

    public bool IsDurable => true;

    public ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<DebitStatus?>(null);

    public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken) =>
        throw new DecisionNotRecordedException(request.Debit.Id, new IOException(Cause));

    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken) =>
        throw new DecisionNotRecordedException(request.DebitId, new IOException(Cause));
}
