using System.Buffers.Text;
using System.Text.Json;

namespace FundsCheck.Decisions.Log;

/// <summary>
/// Reads a canonical line, member by member in the order in which they are written; a member with its usual value is not there. Anything else
/// is a <see cref="FormatException"/> that names the byte.
/// </summary>
internal ref struct LineReader
{
    private Utf8JsonReader _reader;

    public LineReader(ReadOnlySpan<byte> line)
    {
        _reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 16 });
        Advance();
        Expect(JsonTokenType.StartObject, "{");
    }

    /// <summary>Steps to the value of a member, where it is the next one.</summary>
    public bool Next(ReadOnlySpan<byte> name)
    {
        if (_reader.TokenType != JsonTokenType.PropertyName || !_reader.ValueTextEquals(name))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Steps into an object, where it is the next member.</summary>
    public bool TryOpen(ReadOnlySpan<byte> name)
    {
        if (!Next(name))
        {
            return false;
        }

        Expect(JsonTokenType.StartObject, "{");
        return true;
    }

    public void Open(ReadOnlySpan<byte> name)
    {
        if (!TryOpen(name))
        {
            throw Wrong(name);
        }
    }

    public void Close() => Expect(JsonTokenType.EndObject, "}");

    public bool TryOpenList(ReadOnlySpan<byte> name)
    {
        if (!Next(name))
        {
            return false;
        }

        Expect(JsonTokenType.StartArray, "[");
        return true;
    }

    /// <summary>Steps into the next object of a list; false at the list's end, which is stepped over.</summary>
    public bool NextObject()
    {
        if (_reader.TokenType == JsonTokenType.EndArray)
        {
            Advance();
            return false;
        }

        Expect(JsonTokenType.StartObject, "{");
        return true;
    }

    /// <summary>The next text of a list; null at the list's end, which is stepped over.</summary>
    public string? NextText()
    {
        if (_reader.TokenType == JsonTokenType.EndArray)
        {
            Advance();
            return null;
        }

        return TakeText();
    }

    /// <summary>The name of the next member, whatever it is; null at the end of the object.</summary>
    public string? NextName()
    {
        if (_reader.TokenType != JsonTokenType.PropertyName)
        {
            return null;
        }

        var name = _reader.GetString();
        Advance();
        return name;
    }

    public void OpenValue() => Expect(JsonTokenType.StartObject, "{");

    public bool IsObject => _reader.TokenType == JsonTokenType.StartObject;

    public string Text(ReadOnlySpan<byte> name) => TextOrNull(name) ?? throw Wrong(name);

    public string? TextOrNull(ReadOnlySpan<byte> name) => Next(name) ? TakeText() : null;

    public string TakeText()
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            throw Wrong("a text"u8);
        }

        var text = _reader.GetString()!;
        Advance();
        return text;
    }

    public long Number(ReadOnlySpan<byte> name) => Next(name) ? TakeNumber() : throw Wrong(name);

    public long TakeNumber()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out var number))
        {
            throw Wrong("a whole number"u8);
        }

        Advance();
        return number;
    }

    public bool Flag(ReadOnlySpan<byte> name)
    {
        if (!Next(name))
        {
            return false;
        }

        Expect(JsonTokenType.True, "true");
        return true;
    }

    public decimal Decimal(ReadOnlySpan<byte> name) => DecimalOrNull(name) ?? throw Wrong(name);

    public decimal? DecimalOrNull(ReadOnlySpan<byte> name) => Next(name) ? TakeDecimal() : null;

    public decimal TakeDecimal()
    {
        if (_reader.TokenType != JsonTokenType.String || !ExactDecimal.TryParse(_reader.ValueSpan, out var number))
        {
            throw Wrong("an amount"u8);
        }

        Advance();
        return number;
    }

    public DateTimeOffset Time(ReadOnlySpan<byte> name) => TimeOrNull(name) ?? throw Wrong(name);

    public DateTimeOffset? TimeOrNull(ReadOnlySpan<byte> name)
    {
        if (!Next(name))
        {
            return null;
        }

        if (_reader.TokenType != JsonTokenType.String || !LineTime.TryParse(_reader.ValueSpan, out var time))
        {
            throw Wrong("a time in UTC"u8);
        }

        Advance();
        return time;
    }

    public DateOnly? DayOrNull(ReadOnlySpan<byte> name)
    {
        if (!Next(name))
        {
            return null;
        }

        if (_reader.TokenType != JsonTokenType.String || _reader.ValueSpan.Length != 10 || !Utf8Parser.TryParse(_reader.ValueSpan[..4], out int year, out _)
            || !Utf8Parser.TryParse(_reader.ValueSpan.Slice(5, 2), out int month, out _) || !Utf8Parser.TryParse(_reader.ValueSpan.Slice(8, 2), out int day, out _))
        {
            throw Wrong("a day"u8);
        }

        Advance();
        return new DateOnly(year, month, day);
    }

    /// <summary>Nothing follows the object.</summary>
    public void End()
    {
        if (_reader.TokenType != JsonTokenType.EndObject || _reader.Read())
        {
            throw Wrong("the end"u8);
        }
    }

    public readonly FormatException Wrong(ReadOnlySpan<byte> expected) =>
        new($"byte {_reader.TokenStartIndex.ToString(System.Globalization.CultureInfo.InvariantCulture)}: expected `{System.Text.Encoding.UTF8.GetString(expected)}`");

    private void Expect(JsonTokenType type, string what)
    {
        if (_reader.TokenType != type)
        {
            throw Wrong(System.Text.Encoding.UTF8.GetBytes(what));
        }

        Advance();
    }

    private void Advance()
    {
        try
        {
            _ = _reader.Read();
        }
        catch (JsonException exception)
        {
            throw new FormatException($"byte {(exception.BytePositionInLine ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture)}: no JSON", exception);
        }
    }
}
