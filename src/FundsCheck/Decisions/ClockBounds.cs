namespace FundsCheck;

/// <summary>Between which times it is, where the clock jumped and it is not known which of its times is right.</summary>
/// <param name="Earliest">The earliest time that it may be: by no later one does a hold end.</param>
/// <param name="Latest">The latest time that it may be: from no earlier one does a new hold count.</param>
public sealed record ClockBounds(DateTimeOffset Earliest, DateTimeOffset Latest);
