using System.Buffers;
using System.Globalization;
using System.Text;

namespace FundsCheck.Records.Format;

/// <summary>
/// Reads a line in the canonical form of <see cref="JsonLine"/>, member by member in order; members with their usual value are omitted. Any
/// other form causes a <see cref="FormatException"/> that names the byte.
/// </summary>
internal ref partial struct LineReader
{
    private static readonly SearchValues<byte> EndsOfPlainText = SearchValues.Create([
        .. "\"\\"u8, .. Enumerable.Range(0, ' ').Select(control => (byte)control),
    ]);

    private readonly ReadOnlySpan<byte> _line;
    private int _at;
    private bool _needsComma;

    public LineReader(ReadOnlySpan<byte> line)
    {
        _line = line;
        Take((byte)'{');
    }

    /// <summary>Moves to the value of a member; returns false where another member is next.</summary>
    public bool Next(ReadOnlySpan<byte> name)
    {
        var rest = _line[_at..];
        if (_needsComma)
        {
            if (rest.IsEmpty || rest[0] != (byte)',')
            {
                return false;
            }

            rest = rest[1..];
        }

        if (rest.Length < name.Length + 3 || rest[0] != (byte)'"' || rest[name.Length + 1] != (byte)'"'
            || rest[name.Length + 2] != (byte)':' || !rest.Slice(1, name.Length).SequenceEqual(name))
        {
            return false;
        }

        _at += name.Length + (_needsComma ? 4 : 3);
        _needsComma = false;
        return true;
    }

    /// <summary>Moves into an object; returns false where another member is next.</summary>
    public bool TryOpen(ReadOnlySpan<byte> name)
    {
        var isNext = Next(name);
        if (isNext)
        {
            OpenValue();
        }

        return isNext;
    }

    public void Open(ReadOnlySpan<byte> name)
    {
        if (!TryOpen(name))
        {
            throw Wrong(name);
        }
    }

    public void OpenValue() => Take((byte)'{');

    public void Close()
    {
        Take((byte)'}');
        _needsComma = true;
    }

    public bool TryOpenList(ReadOnlySpan<byte> name)
    {
        var isNext = Next(name);
        if (isNext)
        {
            Take((byte)'[');
        }

        return isNext;
    }

    /// <summary>Moves into the next object of a list; returns false at the end of the list, and moves after it.</summary>
    public bool NextObject()
    {
        var isThere = !EndsList();
        if (isThere)
        {
            OpenValue();
        }

        return isThere;
    }

    /// <summary>Reads the name of the next member; null at the end of the object.</summary>
    public string? NextName()
    {
        if (IsNext((byte)'}'))
        {
            return null;
        }

        TakeComma();
        var name = TakeText();
        Take((byte)':');
        _needsComma = false;
        return name;
    }

    /// <summary>Verifies that the line ends after the object.</summary>
    public void End()
    {
        Take((byte)'}');
        if (_at != _line.Length)
        {
            throw Wrong("the end"u8);
        }
    }

    public readonly FormatException Wrong(ReadOnlySpan<byte> expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"byte {_at}: expected `{Encoding.UTF8.GetString(expected)}`"));

    /// <summary>Creates the exception for a member with its usual value, which the canonical form omits.</summary>
    public readonly FormatException Usual() =>
        new(string.Create(CultureInfo.InvariantCulture, $"byte {_at}: a member has its usual value, which the canonical form omits"));

    private readonly bool IsNext(byte expected) => _at < _line.Length && _line[_at] == expected;

    private bool EndsList()
    {
        if (IsNext((byte)']'))
        {
            _at++;
            _needsComma = true;
            return true;
        }

        TakeComma();
        return false;
    }

    private void TakeComma()
    {
        if (_needsComma)
        {
            Take((byte)',');
        }
    }

    private void Take(byte expected)
    {
        if (!IsNext(expected))
        {
            throw Wrong([expected]);
        }

        _at++;
        _needsComma = false;
    }
}
