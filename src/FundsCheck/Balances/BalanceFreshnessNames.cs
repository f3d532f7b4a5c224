namespace FundsCheck;

/// <summary>The names of freshness in rule files, records and output: <c>real-time</c>, <c>cached</c>, <c>supplied</c>.</summary>
public static class BalanceFreshnessNames
{
    /// <summary>The name of a freshness.</summary>
    public static string ToName(this BalanceFreshness freshness) => freshness switch
    {
        BalanceFreshness.RealTime => "real-time",
        BalanceFreshness.Cached => "cached",
        _ => "supplied",
    };

    /// <summary>The freshness of a name; null where it is none.</summary>
    public static BalanceFreshness? Find(string name) => name switch
    {
        "real-time" => BalanceFreshness.RealTime,
        "cached" => BalanceFreshness.Cached,
        "supplied" => BalanceFreshness.Supplied,
        _ => null,
    };
}
