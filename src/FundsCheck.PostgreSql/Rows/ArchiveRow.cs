namespace FundsCheck.PostgreSql;

/// <summary>What is archived: the records before a time, in a log.</summary>
/// <param name="Until">The time.</param>
/// <param name="Records">The number of the records.</param>
/// <param name="Lines">The number of lines of the log.</param>
/// <param name="Head">The hash of its last line.</param>
/// <param name="Segment">The number of its last file.</param>
/// <param name="Bytes">The length of that file.</param>
internal sealed record ArchiveRow(DateTime Until, long Records, long Lines, string Head, int Segment, long Bytes);
