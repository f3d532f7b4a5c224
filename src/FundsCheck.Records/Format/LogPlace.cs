namespace FundsCheck.Records.Format;

/// <summary>Where a line stands.</summary>
/// <param name="File">The segment's file.</param>
/// <param name="Line">Its line in it, from 1.</param>
/// <param name="At">Where it begins, in bytes.</param>
/// <param name="Hash">Its hash.</param>
public readonly record struct LogPlace(string File, long Line, long At, LineHash Hash = default);
