namespace FundsCheck;

/// <summary>The words for what became of a debit, one for each.</summary>
internal static class DebitWords
{
    /// <summary>The name of an event, as the command line and the log write it.</summary>
    public static string Of(DebitEvent @event) => @event switch
    {
        DebitEvent.Approved => "approved",
        DebitEvent.Rejected => "rejected",
        DebitEvent.Sent => "sent",
        DebitEvent.Settled => "settled",
        DebitEvent.Returned => "returned",
        _ => "cancelled",
    };

    /// <summary>The name of a state, as output and messages write it.</summary>
    public static string Of(DebitState state) => state switch
    {
        DebitState.Open => "open",
        DebitState.Sent => "sent",
        DebitState.Settled => "settled",
        DebitState.Returned => "returned",
        DebitState.Rejected => "rejected",
        _ => "cancelled",
    };
}
