namespace FundsCheck.Records.Format;

/// <summary>The times of a log, independent of the current clock.</summary>
/// <param name="ForgottenBy">The time by which expired holds were forgotten.</param>
/// <param name="Latest">The latest time of a decision or a recorded event.</param>
internal readonly record struct LogTimes(DateTimeOffset ForgottenBy, DateTimeOffset Latest)
{
    /// <summary>The times of a log without a decision: no hold is forgotten.</summary>
    public static LogTimes None { get; } = new(DateTimeOffset.MinValue, DateTimeOffset.MinValue);

    /// <summary>Returns the times after a decision or an event at a time.</summary>
    public LogTimes With(DateTimeOffset recorded) => recorded > Latest ? this with { Latest = recorded } : this;
}
