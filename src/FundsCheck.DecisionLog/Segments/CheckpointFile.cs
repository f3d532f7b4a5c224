using FundsCheck.Holds;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>Writes a checkpoint beside a log.</summary>
internal static class CheckpointFile
{
    /// <summary>Writes the checkpoint in one step, and returns its SHA-256.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static string Write(
        Folder folder, string path, LogPosition end, IEnumerable<RuleSetIdentity> ruleSets, HoldIndex holds,
        ConnectionStatusIndex statuses, LogTimes times)
    {
        var sha256 = string.Empty;
        folder.Write(path, stream => sha256 = Checkpoint.Write(stream, end, ruleSets, holds, statuses, times));
        return sha256;
    }
}
