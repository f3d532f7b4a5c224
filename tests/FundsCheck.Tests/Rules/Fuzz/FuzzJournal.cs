using System.IO.MemoryMappedFiles;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>
/// Keeps on disk which file each worker has in hand, so that it is known even where loading it ends the process, as a stack that overflows
/// does. It is deleted where the run ends by itself.
/// </summary>
internal sealed class FuzzJournal : IDisposable
{
    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public FuzzJournal(string path, int workers)
    {
        _path = path;
        LeftOver = File.Exists(path) ? [.. Read(path)] : [];
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, mapName: null, (long)workers * sizeof(long));
        _view = _file.CreateViewAccessor();
    }

    /// <summary>The files in process when the previous run was killed; empty where it ended normally.</summary>
    public IReadOnlyList<long> LeftOver { get; }

    public void Note(int worker, long file) => _view.Write((long)worker * sizeof(long), file);

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }

    private static IEnumerable<long> Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        for (var left = reader.BaseStream.Length / sizeof(long); left > 0; left--)
        {
            yield return reader.ReadInt64();
        }
    }
}
