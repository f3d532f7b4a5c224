using System.Globalization;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Input;

/// <summary>The path of a log in a folder that only its owner can read, deleted with all files of the log.</summary>
internal sealed class TemporaryLog : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    public TemporaryLog() => Path = System.IO.Path.Combine(RealPath.Of(_folder.FullName), "decisions.jsonl");

    public string Path { get; }

    /// <summary>Gets the same damage with another name in place of this path, which is gone when the message is read.</summary>
    public LogDamagedException Rename(LogDamagedException damage, string name)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{damage.File}: line {damage.Line}: ");
        var what = damage.Message.StartsWith(place, StringComparison.Ordinal) ? damage.Message[place.Length..] : damage.Message;
        return new LogDamagedException(name, damage.Line, what.Replace(Path, name, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
