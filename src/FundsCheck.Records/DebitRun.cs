using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace FundsCheck.Records;

/// <summary>Reads one sorted run of lines from a file.</summary>
/// <param name="file">The file.</param>
/// <param name="at">The offset of the run in the file, in bytes.</param>
/// <param name="count">The number of lines of the run.</param>
internal sealed class DebitRun(SafeFileHandle file, long at, int count)
{
    private const int BufferLines = 1_024;

    public static readonly int LineBytes = Unsafe.SizeOf<DebitLine>();

    private readonly DebitLine[] _buffer = new DebitLine[Math.Min(BufferLines, count)];
    private int _read;
    private int _taken;
    private int _buffered;

    public bool TryNext(out DebitLine line)
    {
        if (_taken == _buffered && !Fill())
        {
            line = default;
            return false;
        }

        line = _buffer[_taken++];
        return true;
    }

    private bool Fill()
    {
        _buffered = Math.Min(_buffer.Length, count - _read);
        var bytes = MemoryMarshal.AsBytes(_buffer.AsSpan(0, _buffered));
        if (RandomAccess.Read(file, bytes, at + (_read * (long)LineBytes)) != bytes.Length)
        {
            throw new IOException("a temporary file was truncated during the read; verify the log again");
        }

        (_read, _taken) = (_read + _buffered, 0);
        return _buffered > 0;
    }
}
