using System.Diagnostics.CodeAnalysis;

namespace FundsCheck.Records.Format;

/// <content>Numbers, money, times and flags.</content>
internal ref partial struct LineReader
{
    private const int LongDigitsMax = 19;
    private const int SecondsScaleMax = 6;

    public long Number(ReadOnlySpan<byte> name) => Next(name) ? TakeNumber() : throw Wrong(name);

    public int Int(ReadOnlySpan<byte> name) => checked((int)Number(name));

    /// <summary>Reads a number; returns the usual one for an omitted member.</summary>
    public int NumberOr(ReadOnlySpan<byte> name, int usual) =>
        !Next(name) ? usual : TakeInt() is var number && number == usual ? throw Usual() : number;

    public int TakeInt() => checked((int)TakeNumber());

    public long TakeNumber()
    {
        var token = TakeNumeral();
        var isNegative = !token.IsEmpty && token[0] == (byte)'-';
        var digits = isNegative ? token[1..] : token;
        if (digits.Length is 0 or > LongDigitsMax || (digits[0] == (byte)'0' && token.Length > 1))
        {
            throw Wrong("a whole number"u8);
        }

        var number = 0L;
        foreach (var digit in digits)
        {
            // The digits are summed below zero, since the least number has no positive counterpart.
            number = digit is >= (byte)'0' and <= (byte)'9' ? checked((number * 10) - (digit - '0')) : throw Wrong("a whole number"u8);
        }

        return isNegative ? number : checked(-number);
    }

    public bool Flag(ReadOnlySpan<byte> name) => Next(name) && (TakeBoolean() ? true : throw Usual());

    public bool TakeBoolean()
    {
        var value = _line[_at..].StartsWith("true"u8);
        if (!value && !_line[_at..].StartsWith("false"u8))
        {
            throw Wrong("true or false"u8);
        }

        _at += value ? "true"u8.Length : "false"u8.Length;
        _needsComma = true;
        return value;
    }

    /// <summary>Reads a duration in seconds; returns the usual one for an omitted member.</summary>
    public TimeSpan SecondsOr(ReadOnlySpan<byte> name, TimeSpan usual)
    {
        if (!Next(name))
        {
            return usual;
        }

        var token = TakeNumeral();
        if (!ExactDecimal.TryParse(token, out var seconds) || seconds.Scale > SecondsScaleMax
            || !ExactDecimal.IsCanonical(token, seconds, decimalsMin: 0))
        {
            throw Wrong("seconds"u8);
        }

        var duration = new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond));
        return duration == usual ? throw Usual() : duration;
    }

    public Money Money(ReadOnlySpan<byte> name) => MoneyOrNull(name) ?? throw Wrong(name);

    /// <summary>Reads money of a currency; returns zero for an omitted member.</summary>
    public Money MoneyOrZero(ReadOnlySpan<byte> name, Currency currency)
    {
        if (MoneyOrNull(name) is not { } money)
        {
            return FundsCheck.Money.Zero(currency);
        }

        return money.Amount == 0m ? throw Usual() : money.Currency == currency ? money : throw Wrong("money of the debit's currency"u8);
    }

    public Money? MoneyOrNull(ReadOnlySpan<byte> name) =>
        !Next(name)
            ? null
            : TakeAmount(out var currency) is var amount && currency is { } known ? new Money(amount, known) : throw Wrong("money"u8);

    /// <summary>
    /// Reads an amount in canonical form, with or without a currency: with the decimals of the minor unit, and no further trailing zeros.
    /// </summary>
    public decimal TakeAmount(out Currency? currency)
    {
        var text = TakeBytes();
        if (text.Contains((byte)' '))
        {
            var money = TryParse<Money>(text, out var read) ? read : throw Wrong("an amount of a currency"u8);
            currency = money.Currency;
            return ExactDecimal.Shortest(money.Amount);
        }

        currency = null;
        return ExactDecimal.TryParse(text, out var amount) && ExactDecimal.IsCanonical(text, amount, decimalsMin: 0)
            ? amount
            : throw Wrong("an amount"u8);
    }

    public LineHash Hash(ReadOnlySpan<byte> name) => Next(name) && LineHash.TryParse(TakeBytes(), out var hash) ? hash : throw Wrong(name);

    public DateTimeOffset Time(ReadOnlySpan<byte> name) => TimeOrNull(name) ?? throw Wrong(name);

    public DateTimeOffset? TimeOrNull(ReadOnlySpan<byte> name) =>
        !Next(name) ? null : LineTime.TryParse(TakeBytes(), out var time) ? time : throw Wrong("a time in UTC"u8);

    public DateOnly? DayOrNull(ReadOnlySpan<byte> name) =>
        !Next(name) ? null : LineTime.TryParseDay(TakeBytes(), out var day) ? day : throw Wrong("a day"u8);

    // JSON has other forms of the same number: an exponent, trailing zeros, a negative zero.
    private static bool TryParse<T>(ReadOnlySpan<byte> utf8, [MaybeNullWhen(false)] out T value)
        where T : IUtf8SpanParsable<T> => T.TryParse(utf8, provider: null, out value);

    /// <summary>Reads the bytes of a number.</summary>
    private ReadOnlySpan<byte> TakeNumeral()
    {
        var rest = _line[_at..];
        var length = rest.IndexOfAny((byte)',', (byte)'}');
        _at += length < 0 ? throw Wrong("a number"u8) : length;
        _needsComma = true;
        return rest[..length];
    }

    /// <summary>Reads the bytes of a text without escapes.</summary>
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
