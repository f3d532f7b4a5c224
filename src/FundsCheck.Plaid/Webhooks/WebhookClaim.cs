namespace FundsCheck.Plaid;

/// <summary>Whether a webhook is being applied, or was.</summary>
internal sealed class WebhookClaim
{
    private const int Free = 0;
    private const int Taken = 1;
    private const int Done = 2;

    private int _state;

    public bool IsDone => Volatile.Read(ref _state) == Done;

    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Free) == Free;

    /// <summary>Ends the application; a failed one may be repeated.</summary>
    public void Release(bool isDone) => Volatile.Write(ref _state, isDone ? Done : Free);
}
