using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Testing;

/// <summary>
/// Recorded decisions as the rows of a data-driven test, one case a decision. The rows are plain arrays of one <see cref="DecisionCase"/>,
/// which is what xunit's <c>MemberData</c>, NUnit's <c>TestCaseSource</c> and MSTest's <c>DynamicData</c> all take.
/// </summary>
public static class RecordedDecisions
{
    /// <summary>The most cases of one call: for logs with more, see <see cref="RecordedLogs"/>, whose cases are whole logs.</summary>
    public const int CasesMax = 10_000;

    /// <summary>Every decision of a log, or of the logs of a folder, in the order in which they were recorded.</summary>
    /// <param name="path">
    /// A log, or a folder whose <c>*.jsonl</c> files are logs. A relative path is looked for in the folder of the tests and in every folder
    /// above it, so <c>tests/logs</c> is found from wherever in the repository the tests are built.
    /// </param>
    /// <exception cref="FileNotFoundException">There is no such log or folder, or the folder holds no log.</exception>
    /// <exception cref="LogDamagedException">A line is wrong; thrown when it is reached.</exception>
    /// <exception cref="InvalidOperationException">There are more than <see cref="CasesMax"/> decisions, or none, which no test would
    /// notice.</exception>
    public static IEnumerable<object[]> In(string path)
    {
        var logs = LogPaths.Find(path);
        return Rows(path, logs);
    }

    private static IEnumerable<object[]> Rows(string path, IReadOnlyList<LogPath> logs)
    {
        var count = 0;
        foreach (var log in logs)
        {
            foreach (var decision in RecordFile.ReadDecisions(log.Full))
            {
                if (++count > CasesMax)
                {
                    throw new InvalidOperationException(
                        $"{path} tells of more than {CasesMax} decisions; make a case of each log, with RecordedLogs");
                }

                yield return [new DecisionCase(log, decision)];
            }
        }

        if (count == 0)
        {
            throw new InvalidOperationException($"{path} tells of no decision");
        }
    }
}
