using System.Globalization;

namespace FundsCheck.Sandbox;

/// <summary>Request ids of Plaid's length, from a counter, so that runs are repeatable.</summary>
internal sealed class RequestIds
{
    private long _last;

    public string Next() => Interlocked.Increment(ref _last).ToString("'sbx'000000000000", CultureInfo.InvariantCulture);
}
