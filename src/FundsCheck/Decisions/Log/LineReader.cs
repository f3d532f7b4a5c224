using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace FundsCheck.Decisions.Log;

/// <summary>
/// Reads a canonical line, as <see cref="JsonLine"/> writes it, member by member in the order in which they are written; a member with its usual
/// value is not there. Anything else is a <see cref="FormatException"/> that names the byte.
/// </summary>
internal ref partial struct LineReader
{
    private static readonly SearchValues<byte> EndsOfPlainText = SearchValues.Create([.. "\"\\"u8, .. Enumerable.Range(0, ' ').Select(control => (byte)control)]);

    private readonly ReadOnlySpan<byte> _line;
    private int _at;
    private bool _needsComma;

    public LineReader(ReadOnlySpan<byte> line)
    {
        _line = line;
        Take((byte)'{');
    }

    public readonly bool IsObject => IsNext((byte)'{');

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

        if (rest.Length < name.Length + 3 || rest[0] != (byte)'"' || rest[name.Length + 1] != (byte)'"' || rest[name.Length + 2] != (byte)':' || !rest.Slice(1, name.Length).SequenceEqual(name))
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

    /// <summary>The next text of a list; null at the list's end, which is stepped over.</summary>
    public string? NextText() => EndsList() ? null : TakeText();

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

    public long Number(ReadOnlySpan<byte> name) => Next(name) ? TakeNumber() : throw Wrong(name);

    public long TakeNumber()
    {
        if (!Utf8Parser.TryParse(_line[_at..], out long number, out var length))
        {
            throw Wrong("a whole number"u8);
        }

        _at += length;
        _needsComma = true;
        return number;
    }

    public bool Flag(ReadOnlySpan<byte> name)
    {
        if (!Next(name))
        {
            return false;
        }

        if (!_line[_at..].StartsWith("true"u8))
        {
            throw Wrong("true"u8);
        }

        _at += "true"u8.Length;
        _needsComma = true;
        return true;
    }

    public decimal Decimal(ReadOnlySpan<byte> name) => DecimalOrNull(name) ?? throw Wrong(name);

    public decimal? DecimalOrNull(ReadOnlySpan<byte> name) => Next(name) ? TakeDecimal() : null;

    public decimal TakeDecimal() => ExactDecimal.TryParse(TakeBytes(), out var number) ? number : throw Wrong("an amount"u8);

    public Money Money(ReadOnlySpan<byte> name) => MoneyOrNull(name) ?? throw Wrong(name);

    public Money? MoneyOrNull(ReadOnlySpan<byte> name)
    {
        if (!Next(name))
        {
            return null;
        }

        var text = TakeBytes();
        var space = text.IndexOf((byte)' ');
        return space > 0 && ExactDecimal.TryParse(text[..space], out var amount) && Currency.TryOf(WordCache.Find(text[(space + 1)..]), out var currency)
            ? new Money(amount, currency)
            : throw Wrong("money"u8);
    }

    public LineHash Hash(ReadOnlySpan<byte> name) => Next(name) && LineHash.TryParse(TakeBytes(), out var hash) ? hash : throw Wrong(name);

    public DateTimeOffset Time(ReadOnlySpan<byte> name) => TimeOrNull(name) ?? throw Wrong(name);

    public DateTimeOffset? TimeOrNull(ReadOnlySpan<byte> name) =>
        !Next(name) ? null : LineTime.TryParse(TakeBytes(), out var time) ? time : throw Wrong("a time in UTC"u8);

    public DateOnly? DayOrNull(ReadOnlySpan<byte> name) =>
        !Next(name) ? null : LineTime.TryParseDay(TakeBytes(), out var day) ? day : throw Wrong("a day"u8);

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

    /// <summary>A text that has no escapes, as it stands.</summary>
    private ReadOnlySpan<byte> TakeBytes()
    {
        Take((byte)'"');
        var rest = _line[_at..];
        var end = rest.IndexOfAny(EndsOfPlainText);
        if (end < 0 || rest[end] != (byte)'"')
        {
            throw Wrong("\""u8);
        }

        _at += end + 1;
        _needsComma = true;
        return rest[..end];
    }
}
