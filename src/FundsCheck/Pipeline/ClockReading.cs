namespace FundsCheck.Pipeline;

/// <summary>One reading of the clock.</summary>
/// <param name="Now">What the clock shows.</param>
/// <param name="Cautious">The earliest time that it may be: <paramref name="Now"/>, or less where the clock jumped ahead.</param>
internal readonly record struct ClockReading(DateTimeOffset Now, DateTimeOffset Cautious);
