using System.Buffers;
using System.Text;

namespace FundsCheck.Records.Format;

/// <content>Texts, and their escapes.</content>
internal ref partial struct LineReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Text(ReadOnlySpan<byte> name) => TextOrNull(name) ?? throw Wrong(name);

    public string? TextOrNull(ReadOnlySpan<byte> name) => Next(name) ? TakeText() : null;

    /// <summary>Reads a text; returns the usual one for an omitted member.</summary>
    public string TextOr(ReadOnlySpan<byte> name, string usual) =>
        TextOrNull(name) is not { } text ? usual : string.Equals(text, usual, StringComparison.Ordinal) ? throw Usual() : text;

    public string TakeText()
    {
        Take((byte)'"');
        var rest = _line[_at..];
        var end = rest.IndexOfAny(EndsOfPlainText);
        if (end >= 0 && rest[end] == (byte)'"')
        {
            _at += end + 1;
            _needsComma = true;
            return WordCache.Find(rest[..end]) ?? Strict.GetString(rest[..end]);
        }

        return TakeEscapedText(rest);
    }

    /// <summary>Reads a list of texts; empty for an omitted member.</summary>
    public string[] Texts(ReadOnlySpan<byte> name)
    {
        if (!TryOpenList(name))
        {
            return [];
        }

        var texts = new List<string>();
        while (!EndsList())
        {
            texts.Add(TakeText());
        }

        return texts.Count == 0 ? throw Usual() : [.. texts];
    }

    private string TakeEscapedText(ReadOnlySpan<byte> rest)
    {
        var bytes = new ArrayBufferWriter<byte>();
        while (true)
        {
            var end = rest.IndexOfAny(EndsOfPlainText);
            if (end < 0 || rest[end] < ' ')
            {
                _at = _line.Length - rest.Length + Math.Max(end, 0);
                throw Wrong("\""u8);
            }

            bytes.Write(rest[..end]);
            if (rest[end] == (byte)'"')
            {
                _at = _line.Length - rest.Length + end + 1;
                _needsComma = true;
                return Strict.GetString(bytes.WrittenSpan);
            }

            rest = rest[end..];
            _at = _line.Length - rest.Length;
            rest = rest[Unescape(rest, bytes)..];
        }
    }

    // The three written escapes: \" and \\ and \u00 with two lower-case digits.
    private readonly int Unescape(ReadOnlySpan<byte> escape, ArrayBufferWriter<byte> bytes)
    {
        if (escape.Length > 1 && escape[1] is (byte)'"' or (byte)'\\')
        {
            bytes.Write(escape.Slice(1, 1));
            return 2;
        }

        if (escape.Length > 5 && escape[1..5] is [(byte)'u', (byte)'0', (byte)'0', (byte)'0' or (byte)'1']
            && "0123456789abcdef"u8.IndexOf(escape[5]) is >= 0 and var low)
        {
            bytes.Write([(byte)(((escape[4] - '0') << 4) + low)]);
            return 6;
        }

        throw Wrong("an escape"u8);
    }
}
