using System.Buffers.Text;
using System.Globalization;
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
    private const int DecimalBytesMax = 40;

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

    public JsonLine Number(string name, long value)
    {
        Name(name);
        Ensure(32);
        Utf8Formatter.TryFormat(value, _bytes.AsSpan(_count), out var written);
        _count += written;
        _needsComma = true;
        return this;
    }

    /// <summary>A number; left out where it is the usual one.</summary>
    public JsonLine NumberUnless(string name, long value, long usual) => value == usual ? this : Number(name, value);

    /// <summary>True; left out where it is false.</summary>
    public JsonLine Flag(string name, bool value) => value ? Boolean(name, value) : this;

    public JsonLine Boolean(string name, bool value)
    {
        Name(name);
        Raw(value ? "true"u8 : "false"u8);
        _needsComma = true;
        return this;
    }

    /// <summary>A duration as a number of seconds, to the microsecond; left out where it is the usual one.</summary>
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

    /// <summary>An amount without a currency as text, in its shortest form; left out where there is none.</summary>
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

    /// <summary>Money as text: <c>75.00 USD</c>; left out where there is none.</summary>
    public JsonLine Money(string name, Money? value)
    {
        if (value is not { } money)
        {
            return this;
        }

        var (amount, currency) = (money.Amount, money.Currency);
        if (amount.Scale < currency.MinorUnitDigits)
        {
            return Text(name, money.ToString());
        }

        Name(name);
        Ensure(DecimalBytesMax + 8);
        _bytes[_count++] = (byte)'"';
        amount.TryFormat(_bytes.AsSpan(_count), out var written, default, CultureInfo.InvariantCulture);
        _count += written;
        _bytes[_count++] = (byte)' ';
        _count += Encoding.ASCII.GetBytes(currency.Code, _bytes.AsSpan(_count));
        _bytes[_count++] = (byte)'"';
        _needsComma = true;
        return this;
    }

    /// <summary>Money; left out where it is zero.</summary>
    public JsonLine MoneyUnlessZero(string name, Money value) => value.Amount == 0m ? this : Money(name, value);

    /// <summary>A moment in UTC, to the tick; left out where there is none.</summary>
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

    /// <summary>A day; left out where there is none.</summary>
    public JsonLine Day(string name, DateOnly? value) => Text(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

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

    private void Digits(decimal value)
    {
        Ensure(DecimalBytesMax);
        ExactDecimal.Shortest(value).TryFormat(_bytes.AsSpan(_count), out var written, default, CultureInfo.InvariantCulture);
        _count += written;
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
