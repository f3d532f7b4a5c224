using FundsCheck.Records.Format;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.DecisionLog;

/// <summary>
/// Reads single lines of a segment by offset. Thread-safe. The active segment is read by the writer's handle; a sealed one is opened for
/// each read, so that the number of descriptors does not grow with the log.
/// </summary>
internal sealed class SegmentLines
{
    private const int FirstBytes = 4_096;

    private volatile string _file;
    private volatile SafeFileHandle? _handle;

    /// <param name="file">The path of the segment.</param>
    /// <param name="handle">The writer's handle of the active segment; null for a sealed one.</param>
    public SegmentLines(string file, SafeFileHandle? handle = null) => (_file, _handle) = (file, handle);

    /// <summary>Marks the segment as sealed; the writer's handle is closed.</summary>
    public void Seal(string file) => (_file, _handle) = (file, null);

    /// <summary>Reads the entry of a line, and verifies its hash against the index.</summary>
    /// <param name="line">The offset and the hash of the line.</param>
    /// <param name="ruleSets">The rule sets of the log.</param>
    /// <exception cref="LogDamagedException">The line was altered or moved.</exception>
    /// <exception cref="IOException">The segment cannot be read.</exception>
    public LogEntry Read(SegmentIndexEntry line, RecordedRuleSets ruleSets)
    {
        if (_handle is { } active)
        {
            try
            {
                return Read(active, line, ruleSets);
            }
            catch (ObjectDisposedException)
            {
                // The writer sealed the segment since the check.
            }
        }

        using var file = File.OpenHandle(_file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Read(file, line, ruleSets);
    }

    private LogEntry Read(SafeFileHandle file, SegmentIndexEntry line, RecordedRuleSets ruleSets)
    {
        for (var size = FirstBytes; ; size *= 4)
        {
            var bytes = new byte[size];
            var length = RandomAccess.Read(file, bytes, line.Offset);
            var end = bytes.AsSpan(0, length).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Parse(bytes.AsSpan(0, end), file, line, ruleSets);
            }

            if (length < size || size > LogFormat.LineBytesMax)
            {
                throw Damaged(file, line, "the line was moved; verify the log");
            }
        }
    }

    private LogEntry Parse(ReadOnlySpan<byte> bytes, SafeFileHandle file, SegmentIndexEntry line, RecordedRuleSets ruleSets)
    {
        // INVARIANT: the store returns no decision of an altered line, and does not treat its debit as new.
        if (LineHash.Of(bytes).Prefix != line.Line)
        {
            throw Damaged(file, line, "the line was altered; verify the log, and restore the segment from a copy");
        }

        try
        {
            return LogFormat.Read(bytes, ruleSets, out _, out _);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException
            or InvalidOperationException)
        {
            throw Damaged(file, line, $"the line cannot be read; verify the log ({exception.Message})");
        }
    }

    private LogDamagedException Damaged(SafeFileHandle file, SegmentIndexEntry line, string what) =>
        new(_file, NumberOf(file, line.Offset), what);

    // Line numbers are counted only for an error, since an index has none.
    private static long NumberOf(SafeFileHandle file, long offset)
    {
        var (number, buffer) = (1L, new byte[1 << 16]);
        for (var at = 0L; at < offset && RandomAccess.Read(file, buffer, at) is var read and > 0; at += read)
        {
            number += buffer.AsSpan(0, (int)Math.Min(read, offset - at)).Count((byte)'\n');
        }

        return number;
    }
}
