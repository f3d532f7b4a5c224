namespace FundsCheck.Plaid;

/// <summary>
/// The pace of the calls for keys: a few at once, then one in an interval. Without it, forged webhooks with random key ids would become
/// calls to Plaid.
/// </summary>
internal sealed class KeyPace(TimeProvider time)
{
    /// <summary>The most calls at once.</summary>
    public const int Burst = 10;

    /// <summary>The time after which another call is permitted.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(6);

    private readonly Lock _lock = new();
    private int _calls = Burst;
    private long _countedAt = time.GetTimestamp();

    /// <summary>Whether a call is permitted now; a permitted call is counted.</summary>
    public bool TryTake()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var intervals = (long)(time.GetElapsedTime(_countedAt, now) / Interval);
            if (intervals > 0)
            {
                // The rest of an interval counts for the next one.
                _countedAt += (long)(intervals * Interval.TotalSeconds * time.TimestampFrequency);
                _calls = (int)Math.Min(Burst, _calls + intervals);
            }

            if (_calls == 0)
            {
                return false;
            }

            _calls--;
            return true;
        }
    }
}
