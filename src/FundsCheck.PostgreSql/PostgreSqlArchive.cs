namespace FundsCheck.PostgreSql;

/// <summary>The result of an archive.</summary>
/// <param name="Until">All records before this time are in the archive; with a dry run, those that would be.</param>
/// <param name="Partitions">The partitions that were detached; with a dry run, those that would be.</param>
/// <param name="Records">The number of records of these partitions.</param>
/// <param name="Lines">The number of lines of the log; 0 where nothing is archived, or a dry run has months to archive: their lines are
/// not known before they are written.</param>
/// <param name="Head">The hash of the last line; null where <paramref name="Lines"/> is 0.</param>
public sealed record PostgreSqlArchive(
    DateTimeOffset Until, IReadOnlyList<string> Partitions, long Records, long Lines, string? Head);
