using System.Buffers.Text;

namespace FundsCheck.Decisions.Log;

/// <content>Numbers, money, times and flags.</content>
internal ref partial struct LineReader
{
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
        return space > 0 && ExactDecimal.TryParse(text[..space], out var amount)
            && Currency.TryOf(WordCache.Find(text[(space + 1)..]), out var currency)
            ? new Money(amount, currency)
            : throw Wrong("money"u8);
    }

    public LineHash Hash(ReadOnlySpan<byte> name) => Next(name) && LineHash.TryParse(TakeBytes(), out var hash) ? hash : throw Wrong(name);

    public DateTimeOffset Time(ReadOnlySpan<byte> name) => TimeOrNull(name) ?? throw Wrong(name);

    public DateTimeOffset? TimeOrNull(ReadOnlySpan<byte> name) =>
        !Next(name) ? null : LineTime.TryParse(TakeBytes(), out var time) ? time : throw Wrong("a time in UTC"u8);

    public DateOnly? DayOrNull(ReadOnlySpan<byte> name) =>
        !Next(name) ? null : LineTime.TryParseDay(TakeBytes(), out var day) ? day : throw Wrong("a day"u8);

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
