using System.Buffers;
using System.Globalization;
using System.Text;

namespace FundsCheck.Records.Format;

/// <summary>
/// Reads a canonical line, as <see cref="JsonLine"/> writes it, member by member in the order in which they are written; a member with its
/// usual value is not there. Anything else is a <see cref="FormatException"/> that names the byte.
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

    /// <summary>Steps to the value of a member, where it is the next one.</summary>
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

    /// <summary>Steps into an object, where it is the next member.</summary>
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

    /// <summary>Steps into the next object of a list; false at the list's end, which is stepped over.</summary>
    public bool NextObject()
    {
        var isThere = !EndsList();
        if (isThere)
        {
            OpenValue();
        }

        return isThere;
    }

    /// <summary>The name of the next member, whatever it is; null at the end of the object.</summary>
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

    /// <summary>Nothing follows the object.</summary>
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

    /// <summary>A member has the value that stands for its absence, so that it would not have been written.</summary>
    public readonly FormatException Usual() =>
        new(string.Create(CultureInfo.InvariantCulture, $"byte {_at}: a member has the value that it has where it is left out"));

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
