namespace FundsCheck;

/// <summary>The bounds of a reading. A reading outside them is refused before it is judged or recorded.</summary>
public static class BalanceLimits
{
    /// <summary>The longest text of a provider: a type, a subtype, an id, a status, a currency code. In UTF-16 units.</summary>
    public const int TextLengthMax = 256;

    /// <summary>The longest code and the longest cause of a failure. In UTF-16 units.</summary>
    public const int FailureCodeLengthMax = 64;

    /// <summary>The longest text of a bank's time that is no time.</summary>
    public const int UnreadableTimeLengthMax = 64;

    /// <summary>The earliest time of a reading.</summary>
    public static DateTimeOffset TimeMin { get; } = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
