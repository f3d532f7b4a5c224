using System.Text;

namespace FundsCheck.DecisionLog;

/// <summary>A path whose status is read before and after every commit, without an allocation or an open file.</summary>
internal sealed class WatchedPath(string path)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes($"{path}\0");

    /// <summary>Reads the status of the file at the path; null for a missing file.</summary>
    /// <exception cref="IOException">The system call failed.</exception>
    public FileStatus? Now => FileStatus.Of(path, _utf8);

    public override string ToString() => path;
}
