namespace FundsCheck.Records.Format;

/// <summary>Reads the lines of a stream one after another. Memory does not grow with the stream.</summary>
/// <param name="stream">The stream, read from its current position.</param>
public sealed class StreamLines(Stream stream)
{
    private const int BufferBytes = 1_048_576;

    private byte[] _buffer = new byte[BufferBytes];
    private int _from;
    private int _to;

    /// <summary>The number of bytes after the last whole line, once <see cref="TryNext"/> returns false.</summary>
    public int RestBytes => _to - _from;

    /// <summary>
    /// Reads the next line without its line feed; it is valid until the next call. Returns false at the end, and for a longer line than the
    /// limit.
    /// </summary>
    public bool TryNext(int bytesMax, out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_from + searched, RestBytes - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                line = _buffer.AsSpan(_from, searched + end);
                _from += line.Length + 1;
                return true;
            }

            searched = RestBytes;
            if (searched > bytesMax || !Fill())
            {
                line = default;
                return false;
            }
        }
    }

    private bool Fill()
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, RestBytes).CopyTo(_buffer);
            (_from, _to) = (0, RestBytes);
        }

        if (_to == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = stream.Read(_buffer, _to, _buffer.Length - _to);
        _to += read;
        return read > 0;
    }
}
