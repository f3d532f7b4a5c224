using System.Buffers.Text;
using System.Globalization;

namespace FundsCheck.Records.Format;

/// <content>Numbers, money, times and flags.</content>
internal sealed partial class JsonLine
{
    private const int DecimalBytesMax = 40;
    private const int MoneyBytesMax = 80;

    public JsonLine Number(string name, long value)
    {
        Name(name);
        Ensure(32);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_count), out var written);
        _count += written;
        _needsComma = true;
        return this;
    }

    /// <summary>Writes a number; omits the usual one.</summary>
    public JsonLine NumberUnless(string name, long value, long usual) => value == usual ? this : Number(name, value);

    /// <summary>Writes true; omits false.</summary>
    public JsonLine Flag(string name, bool value) => value ? Boolean(name, value) : this;

    public JsonLine Boolean(string name, bool value)
    {
        Name(name);
        Raw(value ? "true"u8 : "false"u8);
        _needsComma = true;
        return this;
    }

    /// <summary>Writes a duration as a number of seconds, to the microsecond; omits the usual one.</summary>
    public JsonLine SecondsUnless(string name, TimeSpan value, TimeSpan usual)
    {
        var microseconds = value.Ticks / TimeSpan.TicksPerMicrosecond;
        if (microseconds != usual.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            Name(name);
            Digits(microseconds / 1_000_000m);
            _needsComma = true;
        }

        return this;
    }

    public JsonLine Hash(string name, LineHash value)
    {
        Name(name);
        Ensure(LineHash.TextLength + 2);
        _bytes[_count++] = (byte)'"';
        value.Write(_bytes.AsSpan(_count, LineHash.TextLength));
        _count += LineHash.TextLength;
        _bytes[_count++] = (byte)'"';
        _needsComma = true;
        return this;
    }

    /// <summary>Writes an amount without a currency as text in its shortest form; omits null.</summary>
    public JsonLine Decimal(string name, decimal? value)
    {
        if (value is { } number)
        {
            Name(name);
            Raw("\""u8);
            Digits(number);
            Raw("\""u8);
            _needsComma = true;
        }

        return this;
    }

    /// <summary>Writes money as text: <c>75.00 USD</c>; omits null.</summary>
    public JsonLine Money(string name, Money? value)
    {
        if (value is not { } money)
        {
            return this;
        }

        Name(name);
        Ensure(MoneyBytesMax);
        _bytes[_count++] = (byte)'"';
        _count += Format(money, _bytes.AsSpan(_count));
        _bytes[_count++] = (byte)'"';
        _needsComma = true;
        return this;
    }

    /// <summary>Writes money; omits zero.</summary>
    public JsonLine MoneyUnlessZero(string name, Money value) => value.Amount == 0m ? this : Money(name, value);

    /// <summary>Writes a time in UTC; omits null.</summary>
    public JsonLine Time(string name, DateTimeOffset? value)
    {
        if (value is { } moment)
        {
            Name(name);
            Ensure(40);
            _bytes[_count++] = (byte)'"';
            _count += LineTime.Write(moment.UtcDateTime, _bytes.AsSpan(_count));
            _bytes[_count++] = (byte)'"';
            _needsComma = true;
        }

        return this;
    }

    /// <summary>Writes a day; omits null.</summary>
    public JsonLine Day(string name, DateOnly? value) => Text(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private void Digits(decimal value)
    {
        Ensure(DecimalBytesMax);
        ExactDecimal.Shortest(value).TryFormat(_bytes.AsSpan(_count), out var written, default, CultureInfo.InvariantCulture);
        _count += written;
    }

    private static int Format<T>(T value, Span<byte> utf8)
        where T : IUtf8SpanFormattable =>
        value.TryFormat(utf8, out var written, default, provider: null)
            ? written
            : throw new InvalidOperationException("the text of a value is longer than its kind permits");
}
