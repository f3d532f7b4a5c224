using FundsCheck.Storage;

namespace FundsCheck.Cli.Events;

/// <summary>Records events of debits. The same event recorded again adds nothing.</summary>
internal interface IEventRecorder
{
    /// <summary>Records an event. An exception means that it is unknown whether the event was recorded, or that it was not.</summary>
    Task<EventResult> RecordAsync(EventRequest request, CancellationToken cancellationToken);
}
