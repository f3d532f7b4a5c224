using System.Text;

namespace FundsCheck.Records.Format;

/// <summary>
/// Writes JSON in its one canonical form: no white space, members in the order in which they are written, nothing escaped but what JSON
/// demands. The same under every culture, time zone and version of .NET, as hashes rest on it. Used again and again for one line after
/// another.
/// </summary>
internal sealed partial class JsonLine
{
    private const int FirstBytes = 2_048;

    // What a burst needed is given back.
    private const int KeptBytesMax = 16 * 1_048_576;

    private byte[] _bytes = new byte[FirstBytes];
    private int _count;
    private bool _needsComma;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    /// <summary>The bytes written so far.</summary>
    public int Length => _count;

    /// <summary>The name that was written last: where a value cannot be written, its place.</summary>
    public string LastName { get; private set; } = string.Empty;

    public void Clear()
    {
        _count = 0;
        _needsComma = false;
        _bytes = _bytes.Length > KeptBytesMax ? new byte[FirstBytes] : _bytes;
    }

    /// <summary>Begins another object's members behind all that is written.</summary>
    public JsonLine Next()
    {
        _needsComma = false;
        return this;
    }

    /// <summary>Takes back what was written after so many bytes.</summary>
    public void CutTo(int length) => _count = length;

    public JsonLine Open(string? name = null) => Begin(name, (byte)'{');

    /// <summary>Opens an object whose name is anybody's.</summary>
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

    // Names are this library's own: nothing in them is escaped.
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
