using System.Collections.Concurrent;
using FundsCheck.Records;

namespace FundsCheck.Testing;

/// <summary>Decisions by their lines, read once for all cases of a log that are found again by their texts.</summary>
internal static class DecisionsRead
{
    private const int LogsMax = 16;

    private static readonly ConcurrentDictionary<(string Log, long Length, DateTime WrittenAt),
        IReadOnlyDictionary<long, LoggedDecision>> Logs = new();

    public static IReadOnlyDictionary<long, LoggedDecision> Of(string log)
    {
        // The length and the time of a symbolic link are its own.
        var link = new FileInfo(log);
        var file = (FileInfo?)link.ResolveLinkTarget(returnFinalTarget: true) ?? link;
        if (Logs.Count >= LogsMax)
        {
            Logs.Clear();
        }

        return Logs.GetOrAdd(
            (log, file.Length, file.LastWriteTimeUtc),
            static key => RecordFile.ReadDecisions(key.Log).Take(RecordedDecisions.CasesMax).ToDictionary(decision => decision.Line));
    }
}
