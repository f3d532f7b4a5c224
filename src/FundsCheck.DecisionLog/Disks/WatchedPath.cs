using System.Text;

namespace FundsCheck.DecisionLog;

/// <summary>A path that is looked at before and after every commit: looking allocates nothing, and opens nothing.</summary>
internal sealed class WatchedPath(string path)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes($"{path}\0");

    /// <summary>What is at the path now; null where nothing is.</summary>
    /// <exception cref="IOException">The system does not report it.</exception>
    public FileStatus? Now => FileStatus.Of(path, _utf8);

    public override string ToString() => path;
}
