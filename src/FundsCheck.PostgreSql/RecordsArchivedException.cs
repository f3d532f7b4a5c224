using System.Globalization;

namespace FundsCheck.PostgreSql;

/// <summary>A store was to be read as a whole, and some of its records are in an archive, which was not given.</summary>
public sealed class RecordsArchivedException : FundsCheckException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="until">All records before this time are archived.</param>
    public RecordsArchivedException(DateTimeOffset until)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"the records before {until.UtcDateTime:yyyy-MM-dd} are archived; give the path of the archive to read all of them")) =>
        Until = until;

    /// <summary>All records before this time are archived.</summary>
    public DateTimeOffset Until { get; }
}
