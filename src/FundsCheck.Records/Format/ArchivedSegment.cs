namespace FundsCheck.Records.Format;

/// <summary>A segment that was moved from a log into an archive.</summary>
/// <param name="Number">The number of the segment, from 1.</param>
/// <param name="Lines">The number of lines of the log up to the last line of the segment.</param>
/// <param name="Head">The hash of the last line of the segment.</param>
/// <param name="Sha256">The SHA-256 of the file of the segment, in 64 hexadecimal digits.</param>
/// <param name="Latest">The latest time of a decision or a recorded event of the segment.</param>
public sealed record ArchivedSegment(int Number, long Lines, LineHash Head, string Sha256, DateTimeOffset Latest);
