using System.Text;

namespace FundsCheck.Records.Format;

/// <summary>
/// Writes JSON in canonical form: no white space, members in the order of the calls, and only the escapes that JSON requires. The form is
/// the same for every culture, time zone and version of .NET, since hashes depend on it. A writer is reused for many lines.
/// </summary>
internal sealed partial class JsonLine
{
    private const int FirstBytes = 2_048;

    // The limit above which a buffer is released after use.
    private const int KeptBytesMax = 16 * 1_048_576;

    private byte[] _bytes = new byte[FirstBytes];
    private int _count;
    private bool _needsComma;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    /// <summary>The bytes written so far.</summary>
    public int Length => _count;

    /// <summary>The name written last, for errors in its value.</summary>
    public string LastName { get; private set; } = string.Empty;

    public void Clear()
    {
        _count = 0;
        _needsComma = false;
        _bytes = _bytes.Length > KeptBytesMax ? new byte[FirstBytes] : _bytes;
    }

    /// <summary>Starts the members of another object after the written bytes.</summary>
    public JsonLine Next()
    {
        _needsComma = false;
        return this;
    }

    /// <summary>Truncates the buffer to a length.</summary>
    public void CutTo(int length) => _count = length;

    public JsonLine Open(string? name = null) => Begin(name, (byte)'{');

    /// <summary>Opens an object with an arbitrary name, which is escaped.</summary>
    public JsonLine OpenNamed(string name)
    {
        Comma();
        LastName = name;
        Quoted(name);
        Ensure(2);
        _bytes[_count++] = (byte)':';
        _bytes[_count++] = (byte)'{';
        _needsComma = false;
        return this;
    }

    public JsonLine OpenList(string name) => Begin(name, (byte)'[');

    public JsonLine Close() => End((byte)'}');

    public JsonLine CloseList() => End((byte)']');

    public JsonLine EndLine()
    {
        Ensure(1);
        _bytes[_count++] = (byte)'\n';
        _needsComma = false;
        return this;
    }

    private JsonLine Begin(string? name, byte open)
    {
        if (name is null)
        {
            Comma();
        }
        else
        {
            Name(name);
        }

        Ensure(1);
        _bytes[_count++] = open;
        _needsComma = false;
        return this;
    }

    private JsonLine End(byte close)
    {
        Ensure(1);
        _bytes[_count++] = close;
        _needsComma = true;
        return this;
    }

    // Names are constants of this library and need no escapes.
    private void Name(string name)
    {
        LastName = name;
        Ensure(name.Length + 4);
        Comma();
        _bytes[_count++] = (byte)'"';
        _count += Encoding.ASCII.GetBytes(name, _bytes.AsSpan(_count));
        _bytes[_count++] = (byte)'"';
        _bytes[_count++] = (byte)':';
        _needsComma = false;
    }

    private void Comma()
    {
        if (_needsComma)
        {
            Ensure(1);
            _bytes[_count++] = (byte)',';
        }
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Ensure(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }

    private void Ensure(int more)
    {
        if (_count + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _count + more));
        }
    }
}
