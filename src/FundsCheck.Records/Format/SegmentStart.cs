
namespace FundsCheck.Records.Format;

/// <summary>How a segment begins. Its first line states which segment of the log it is; the name of its file proves nothing.</summary>
/// <param name="Before">The log before it: the lines, and the hash of the last one.</param>
/// <param name="Line">Its first line.</param>
public sealed record SegmentStart(LogPosition Before, LogEntry.Begins Line)
{
    private const int BytesMax = 512;

    /// <summary>The number of the segment, from 1.</summary>
    public int Number => Line.Segment;

    /// <summary>How the segment at a path begins; null where nothing is there, or nothing that begins like a segment.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SegmentStart? TryRead(string path)
    {
        if (RegularFile.OtherKind(path) is not null)
        {
            return null;
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return TryRead(stream);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The same of a stream, which is at its start before and after.</summary>
    public static SegmentStart? TryRead(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[BytesMax];
        var end = Read(stream, bytes).IndexOf((byte)'\n');
        try
        {
            return end >= 0
                && LogFormat.Read(bytes[..end], new RecordedRuleSets(), out var number, out var previous) is LogEntry.Begins begins
                ? new SegmentStart(new LogPosition(number - 1, previous, Bytes: 0), begins)
                : null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether a stream begins with a line, whatever is in it. The stream is at its start before and after.</summary>
    public static bool HasLine(Stream stream) => Read(stream, stackalloc byte[BytesMax]).Contains((byte)'\n');

    private static Span<byte> Read(Stream stream, Span<byte> bytes)
    {
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return bytes[..length];
    }
}
