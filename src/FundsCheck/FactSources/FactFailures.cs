namespace FundsCheck;

/// <summary>The failures that the check itself finds when it reads the facts of a source. No rule judges them; records have them.</summary>
public static class FactFailures
{
    /// <summary>No facts within the deadline.</summary>
    public static BalanceFailure TimedOut { get; } = new(BalanceFailureCategory.ProviderUnavailable, "FACTS_TIMEOUT");

    /// <summary>The fact source threw, which it must not.</summary>
    public static BalanceFailure SourceFailed { get; } = new(BalanceFailureCategory.InvalidResponse, "FACT_SOURCE_FAILED");

    /// <summary>The fact source returned a reading outside <see cref="FactSourceLimits"/>.</summary>
    public static BalanceFailure ReadingInvalid { get; } = new(BalanceFailureCategory.InvalidResponse, "FACT_READING_INVALID");

    /// <summary>Too many reads of the fact source have passed their deadline and not ended; it is not called until some end.</summary>
    public static BalanceFailure SourceBlocked { get; } = new(BalanceFailureCategory.ProviderUnavailable, "FACT_SOURCE_BLOCKED");
}
