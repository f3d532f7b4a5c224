using FundsCheck.Storage;

namespace FundsCheck.Cli.Events;

/// <summary>Records events in a decision store.</summary>
internal sealed class StoreEventRecorder(IDecisionStore store) : IEventRecorder
{
    public async Task<EventResult> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var commit = await store.RecordAsync(request, cancellationToken).ConfigureAwait(false);
            return commit.IsRepeated ? new EventResult.Repeated() : new EventResult.Recorded();
        }
        catch (Exception exception) when (exception is DebitEventRefusedException or DebitArchivedException)
        {
            return new EventResult.Rejected(exception.Message);
        }
    }
}
