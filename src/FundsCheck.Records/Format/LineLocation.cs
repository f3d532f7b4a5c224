namespace FundsCheck.Records.Format;

/// <summary>The location of a line in a log.</summary>
/// <param name="File">The file of the segment.</param>
/// <param name="Line">The number of the line in the segment, from 1.</param>
/// <param name="At">The offset of the line in the segment, in bytes.</param>
/// <param name="Hash">The hash of the line.</param>
public readonly record struct LineLocation(string File, long Line, long At, LineHash Hash = default);
