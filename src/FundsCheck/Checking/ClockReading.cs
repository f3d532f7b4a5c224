namespace FundsCheck.Checking;

/// <summary>One reading of the clock.</summary>
/// <param name="Now">What the clock shows.</param>
/// <param name="Bounds">Between which times it is; null where that is what the clock shows.</param>
internal readonly record struct ClockReading(DateTimeOffset Now, ClockBounds? Bounds);
