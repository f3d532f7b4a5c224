namespace FundsCheck.Cli.Events;

/// <summary>The result of recording an event.</summary>
internal abstract record EventResult
{
    private EventResult()
    {
    }

    /// <summary>The event is recorded.</summary>
    internal sealed record Recorded : EventResult;

    /// <summary>The same event was recorded before; nothing was added.</summary>
    internal sealed record Repeated : EventResult;

    /// <summary>The event contradicts the record, or the debit is unknown or archived; nothing was recorded.</summary>
    /// <param name="Reason">The reason, with the fix.</param>
    internal sealed record Rejected(string Reason) : EventResult;
}
