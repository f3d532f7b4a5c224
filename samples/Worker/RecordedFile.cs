namespace FundsCheck.Samples.Worker;

/// <summary>A file whose rows were all recorded or rejected.</summary>
/// <param name="Recorded">The number of recorded rows, with those that were recorded before.</param>
/// <param name="Rejected">The rows that another attempt would not record either.</param>
internal sealed record RecordedFile(int Recorded, IReadOnlyList<RejectedRow> Rejected);
