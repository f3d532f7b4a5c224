namespace FundsCheck;

/// <summary>The names of debit events and states in records, output and messages.</summary>
public static class DebitNames
{
    /// <summary>
    /// The name of an event: <c>approved</c>, <c>rejected</c>, <c>sent</c>, <c>settled</c>, <c>returned</c> or <c>cancelled</c>.
    /// </summary>
    public static string ToName(this DebitEvent debitEvent) => debitEvent switch
    {
        DebitEvent.Approved => "approved",
        DebitEvent.Rejected => "rejected",
        DebitEvent.Sent => "sent",
        DebitEvent.Settled => "settled",
        DebitEvent.Returned => "returned",
        _ => "cancelled",
    };

    /// <summary>The name of a state: <c>open</c>, or the name of the event that closed the debit.</summary>
    public static string ToName(this DebitState state) => state switch
    {
        DebitState.Open => "open",
        DebitState.Sent => "sent",
        DebitState.Settled => "settled",
        DebitState.Returned => "returned",
        DebitState.Rejected => "rejected",
        _ => "cancelled",
    };

    /// <summary>The state of a name; null where no state has it.</summary>
    internal static DebitState? FindState(string name) => name switch
    {
        "open" => DebitState.Open,
        "sent" => DebitState.Sent,
        "settled" => DebitState.Settled,
        "returned" => DebitState.Returned,
        "rejected" => DebitState.Rejected,
        "cancelled" => DebitState.Cancelled,
        _ => null,
    };
}
