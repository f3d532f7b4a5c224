namespace FundsCheck.Testing;

/// <summary>
/// Decision logs as the rows of a data-driven test, one case a log: for logs too long for a case a decision, and for proving that they are
/// whole. The rows are plain arrays of one <see cref="LogCase"/>.
/// </summary>
public static class RecordedLogs
{
    /// <summary>A log, or every log of a folder, in ordinal order of the names.</summary>
    /// <param name="path">As for <see cref="RecordedDecisions.In"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such log or folder, or the folder holds no log.</exception>
    public static IEnumerable<object[]> In(string path) => LogPaths.Find(path).Select(log => new object[] { new LogCase(log) });
}
