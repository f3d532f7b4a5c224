namespace FundsCheck.Plaid;

/// <summary>The circuit of an institution that hung, and its weight in the circuit to Plaid.</summary>
internal sealed class InstitutionCircuit(Circuit circuit, TimeProvider time, TimeSpan interval)
{
    private const long Never = long.MinValue;
    private long _countedAt = Never;

    public Circuit Circuit => circuit;

    /// <summary>
    /// Whether a hang of this institution counts against Plaid: once in an interval, so that only hangs of several institutions open the
    /// circuit to Plaid.
    /// </summary>
    public bool CountsAgainstPlaid()
    {
        var (now, before) = (time.GetTimestamp(), Interlocked.Read(ref _countedAt));
        return (before == Never || time.GetElapsedTime(before, now) >= interval)
            && Interlocked.CompareExchange(ref _countedAt, now, before) == before;
    }
}
