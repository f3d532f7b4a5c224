using System.Globalization;
using System.Text;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Values and names that are at a limit of the format, or beside it, in JSON's form.</summary>
internal static class FuzzWords
{
    private static readonly string[] Texts =
    [
        "0.00 USD", "-0.00 USD", "0.01 USD", "-0.01 USD", "25.00 USD", "99999999.99 USD", "100000000.00 USD", "100000000000000.00 USD",
        "100000000000000.01 USD",
        "0.001 USD", "0.12345678 USD", "0.123456789 USD", "1 USD", "1.0 USD", "01.00 USD", "1.00USD", "1.00  USD", "1.00 usd", "1.00 EUR",
        "100 JPY", "1.000 KWD",
        "1.00 XAU", "1.00 XTS", "1e2 USD", "+1.00 USD", "USD 1.00", "1,000.00 USD", "79228162514264337593543950335.00 USD",
        "792281625142643375935439503360.00 USD",
        "0%", "100%", "110.5%", "110.55%", "110.555%", "10000%", "10000.00%", "10000.01%", "-1%", "1e2%", "100", "%", "00%",
        "79228162514264337593543%",
        "0s", "1s", "60s", "1m", "60m", "1h", "24h", "1d", "36500d", "36501d", "3153600000s", "999999999999999d", "9999999999999999s", "1w",
        "01s", "-1s", "1.5h", "1 h", "s",
        "USD", "EUR", "JPY", "KWD", "CLF", "XAU", "XXX", "XTS", "usd", "US",
        "x.a", "x.tenureDays", "x.", "x.1", "x.a-b", "x", "X_OWN", "X_", "X_a", "HOLD_POSSIBLE", "RATE_LIMIT", "read", "same", "none",
        "accept", "review", "decline", "Accept",
        "integer", "money", "percent", "boolean", "text", "duration", "higher", "lower", "true", "", " ", "a", "a-b", "a--b", "-a", "A",
        "é", "😀", "\u2028", "\u007f", "\u0085", "\ufeff",
    ];

    private static readonly int[] Lengths = [62, 63, 64, 65, 200, 201, 500, 501];

    private static readonly string[] Bare =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "2", "3", "1.0", "1e0", "10e-1", "0.5", "1e400", "1e-400", "1E+2", "0.1e1",
        "1000000000000000", "1000000000000001",
        "-1000000000000001", "2147483647", "2147483648", "9223372036854775808", "79228162514264337593543950335",
        "1.0000000000000000000000000001",
        "[]", "{}", "[[]]", "[{}]", "[null]", "{\"a\":1}", "\"\\ud800\"", "\"\\udc00a\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"a\\nb\"",
        "\"\\u0061ccept\"", "\"\\/\"",
    ];

    private static readonly string[] NamesBeside =
        [
            "", " ", "$schema", "__proto__", "constructor", "toString", "hasOwnProperty", "Below", "upto", "then ", "\\u0069d", "x.a",
            "x.b2", "x._", "ifunknown", "becuase", "length", "0",
        ];

    public static IReadOnlyList<byte[]> Values { get; } =
    [
        .. Texts.Select(Quoted),
        .. Lengths.Select(length => Quoted(new string('a', length))),
        .. Lengths.Select(length => Quoted("X_" + new string('A', length - 2))),
        .. Lengths.Select(length => Quoted("x." + new string('a', length - 2))),
        .. Lengths.Select(length => Quoted(string.Concat(Enumerable.Repeat("😀", length / 2)))),
        .. Lengths.Select(length => Quoted(string.Concat(Enumerable.Repeat("😀", length)))),
        .. Bare.Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes(new string('9', 400)),
        Encoding.UTF8.GetBytes("0." + new string('0', 130) + "1"),
        .. new[] { 33, 65, 129 }.Select(count => List(count, index => $"\"{index}\"")),
        .. new[] { 33, 129 }.Select(count => List(count, _ => "{\"otherwise\":\"accept\"}")),
    ];

    /// <summary>The values by their form.</summary>
    public static ILookup<FuzzShape, byte[]> ByShape { get; } = Values.ToLookup(value => ShapeOf(value));

    /// <summary>The form by the characters alone, as the value may be invalid.</summary>
    public static FuzzShape ShapeOf(ReadOnlySpan<byte> json)
    {
        if (json.IndexOfAnyInRange((byte)'0', (byte)'9') < 0)
        {
            return FuzzShape.Other;
        }

        return json[0] != (byte)'"' ? json[0] is (byte)'[' or (byte)'{' ? FuzzShape.Other : FuzzShape.Number
            : json.IndexOf((byte)'%') >= 0 ? FuzzShape.Percent
            : json.IndexOfAnyInRange((byte)'A', (byte)'Z') >= 0 ? FuzzShape.Money
            : json[^2] is (byte)'s' or (byte)'m' or (byte)'h' or (byte)'d' ? FuzzShape.Duration
            : FuzzShape.Other;
    }

    public static IReadOnlyList<byte[]> Names { get; } = [.. NamesBeside.Select(name => Encoding.UTF8.GetBytes($"\"{name}\""))];

    private static byte[] Quoted(string text) => Encoding.UTF8.GetBytes($"\"{text}\"");

    private static byte[] List(int count, Func<string, string> item) =>
        Encoding.UTF8.GetBytes(
            $"[{string.Join(',', Enumerable.Range(0, count).Select(index => item(index.ToString(CultureInfo.InvariantCulture))))}]");
}
