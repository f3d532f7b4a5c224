namespace FundsCheck.DecisionLog;

/// <summary>What a log knows of the time, whatever a clock shows.</summary>
/// <param name="ForgottenBy">The time by which holds were forgotten for good.</param>
/// <param name="Latest">The latest time at which anything was decided or recorded.</param>
internal readonly record struct LogTimes(DateTimeOffset ForgottenBy, DateTimeOffset Latest)
{
    /// <summary>Those of a log without a decision.</summary>
    public static LogTimes None { get; } = new(Forgetting.Never, DateTimeOffset.MinValue);

    /// <summary>After something was decided or recorded at a time.</summary>
    public LogTimes With(DateTimeOffset recorded) => recorded > Latest ? this with { Latest = recorded } : this;
}
