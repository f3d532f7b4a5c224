using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace FundsCheck.Decisions.Log;

/// <content>Texts, and their escapes.</content>
internal ref partial struct LineReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Text(ReadOnlySpan<byte> name) => TextOrNull(name) ?? throw Wrong(name);

    public string? TextOrNull(ReadOnlySpan<byte> name) => Next(name) ? TakeText() : null;

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

    /// <summary>A list of texts; empty where it is not there.</summary>
    public string[] Texts(ReadOnlySpan<byte> name)
    {
        if (!TryOpenList(name))
        {
            return [];
        }

        var texts = new List<string>();
        while (NextText() is { } text)
        {
            texts.Add(text);
        }

        return [.. texts];
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

    // The three that are written: \" and \\ and \u00 with two lower-case digits.
    private readonly int Unescape(ReadOnlySpan<byte> escape, ArrayBufferWriter<byte> bytes)
    {
        if (escape.Length > 1 && escape[1] is (byte)'"' or (byte)'\\')
        {
            bytes.Write(escape.Slice(1, 1));
            return 2;
        }

        if (escape.Length > 5 && escape[1..4].SequenceEqual("u00"u8)
            && Utf8Parser.TryParse(escape.Slice(4, 2), out byte control, out var length, 'x') && length == 2 && control < ' ')
        {
            bytes.Write([control]);
            return 6;
        }

        throw Wrong("an escape"u8);
    }
}
