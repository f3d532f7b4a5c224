
namespace FundsCheck.Records.Format;

/// <summary>The start of a segment. The first line states the number of the segment; the file name does not count.</summary>
/// <param name="Before">The position at the end of the earlier segments.</param>
/// <param name="Line">The first line.</param>
public sealed record SegmentStart(LogPosition Before, LogEntry.Begins Line)
{
    private const int BytesMax = 512;

    /// <summary>The number of the segment, from 1.</summary>
    public int Number => Line.Segment;

    /// <summary>Reads the start of the segment at a path; null for a missing file, or a file that is not a segment.</summary>
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

    /// <summary>Reads the start of a stream. The stream is at its start before and after.</summary>
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

    /// <summary>Returns true where a stream begins with a whole line of any content. The stream is at its start before and after.</summary>
    public static bool HasLine(Stream stream) => Read(stream, stackalloc byte[BytesMax]).Contains((byte)'\n');

    private static Span<byte> Read(Stream stream, Span<byte> bytes)
    {
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return bytes[..length];
    }
}
