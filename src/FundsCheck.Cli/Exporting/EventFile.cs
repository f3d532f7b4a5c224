using System.Text;

namespace FundsCheck.Cli.Exporting;

/// <summary>
/// The events of a log in a private temporary file, which is deleted at the end: small beside the log, and quickly read again. Memory does
/// not grow with the events.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly BufferedStream _stream;

    public EventFile() => _stream = new BufferedStream(
        PrivateFile.Open(Path.Combine(_folder.FullName, "events"), FileMode.CreateNew, FileShare.None, FileOptions.DeleteOnClose),
        BufferBytes);

    public void Add(RecordedEvent recorded)
    {
        var happened = ExportEvent.From(recorded);
        using var writer = new BinaryWriter(_stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(PrintableText.Show(recorded.DebitId));
        writer.Write(recorded.Revision);
        writer.Write(happened.Kind);
        writer.Write(happened.At.UtcTicks);
        writer.Write(happened.Text ?? string.Empty);
        writer.Write(happened.Comment ?? string.Empty);
        writer.Write(happened.Day?.DayNumber ?? -1);
    }

    /// <summary>Reads all events in their order, each with its debit and revision.</summary>
    public IEnumerable<(string DebitId, long Revision, ExportEvent Event)> Read()
    {
        var end = _stream.Length;
        _stream.Position = 0;
        using var reader = new BinaryReader(_stream, Encoding.UTF8, leaveOpen: true);
        while (_stream.Position < end)
        {
            var (id, revision) = (reader.ReadString(), reader.ReadInt32());
            var (kind, at) = (reader.ReadString(), new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero));
            var (text, comment, day) = (TextOf(reader.ReadString()), TextOf(reader.ReadString()), reader.ReadInt32());
            yield return (id, revision, new ExportEvent(kind, at, text, comment, day < 0 ? null : DateOnly.FromDayNumber(day)));
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string? TextOf(string text) => text.Length == 0 ? null : text;
}
