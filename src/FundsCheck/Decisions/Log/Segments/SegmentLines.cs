using FundsCheck.Rules;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>Reads single lines of a segment from where they begin. Any thread may.</summary>
internal sealed class SegmentLines(string file) : IDisposable
{
    private const int FirstBytes = 4_096;

    // FileShare.Delete: the segment that is written to is renamed when it is closed.
    private readonly SafeFileHandle _handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>The entry that begins at a place.</summary>
    /// <param name="offset">The place.</param>
    /// <param name="ruleSets">The rule sets of the log, by hash.</param>
    /// <exception cref="LogDamagedException">There is none.</exception>
    public LogEntry Read(long offset, IReadOnlyDictionary<string, RuleSetIdentity> ruleSets)
    {
        for (var size = FirstBytes; ; size *= 4)
        {
            var bytes = new byte[size];
            var length = RandomAccess.Read(_handle, bytes, offset);
            var end = bytes.AsSpan(0, length).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Parse(bytes.AsSpan(0, end), ruleSets);
            }

            if (length < size || size > LogFormat.LineBytesMax)
            {
                throw new LogDamagedException(file, 1, "a line is not where the index of ids says; verify the log");
            }
        }
    }

    public void Dispose() => _handle.Dispose();

    private LogEntry Parse(ReadOnlySpan<byte> line, IReadOnlyDictionary<string, RuleSetIdentity> ruleSets)
    {
        try
        {
            return LogFormat.Read(line, ruleSets, out _, out _);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new LogDamagedException(file, 1, $"a line cannot be read where the index of ids points; verify the log ({exception.Message})");
        }
    }
}
