namespace FundsCheck.Plaid;

/// <summary>One call of a reading under way. Not a record, because the text form of a record contains the token.</summary>
/// <param name="query">The request.</param>
/// <param name="startedAt">The time stamp from which the total time of the reading counts.</param>
/// <param name="caller">The caller's cancellation token: its end is a cancellation, never a time-out.</param>
internal sealed class PendingCall(PlaidQuery query, long startedAt, CancellationToken caller)
{
    public PlaidQuery Query => query;

    public long StartedAt => startedAt;

    public CancellationToken Caller => caller;

    /// <summary>The starts that are reserved for the call.</summary>
    public List<(CallWindow Window, long Start)> Reservations { get; } = [];

    /// <summary>How many attempts have been made.</summary>
    public int Attempts { get; set; }
}
