namespace FundsCheck.Plaid;

/// <summary>The circuit of an institution that hung once, and the voice that it has in the circuit to Plaid.</summary>
internal sealed class InstitutionCircuit(Circuit circuit, TimeProvider time, TimeSpan interval)
{
    private const long Never = long.MinValue;
    private long _spokeAt = Never;

    public Circuit Circuit => circuit;

    /// <summary>
    /// Whether a hang of this institution counts against Plaid: once in an interval, so that only hangs of several institutions together
    /// open the circuit to Plaid.
    /// </summary>
    public bool CountsAgainstPlaid()
    {
        var (now, before) = (time.GetTimestamp(), Interlocked.Read(ref _spokeAt));
        return (before == Never || time.GetElapsedTime(before, now) >= interval)
            && Interlocked.CompareExchange(ref _spokeAt, now, before) == before;
    }
}
