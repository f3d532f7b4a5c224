namespace FundsCheck.Storage;

/// <summary>What a store answers to an event.</summary>
/// <param name="Event">As it is recorded.</param>
/// <param name="IsRepeated">Whether it was recorded before, the same in every part; nothing was added.</param>
public sealed record EventCommit(RecordedEvent Event, bool IsRepeated);
