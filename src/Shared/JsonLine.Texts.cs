using System.Buffers;
using System.Text;

namespace FundsCheck.Records.Format;

/// <content>Texts and their escapes.</content>
internal sealed partial class JsonLine
{
    // Half of a surrogate pair has no bytes, and a replacement would change the judged text.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Escapes = SearchValues.Create([
        '"', '\\', .. Enumerable.Range(0, ' ').Select(control => (char)control),
    ]);

    /// <summary>Writes a required text.</summary>
    public JsonLine Required(string name, string value) =>
        value is null ? throw new UnwritableLineException($"`{name}` is null, and every record has a text") : Text(name, value);

    /// <summary>Writes a required text; omits the usual one.</summary>
    public JsonLine RequiredUnless(string name, string value, string usual) =>
        string.Equals(value, usual, StringComparison.Ordinal) ? this : Required(name, value);

    /// <summary>Writes a list of texts; omits an empty one.</summary>
    public JsonLine Texts(string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return this;
        }

        OpenList(name);

        // The loop counts without an enumerator, so that a line is written without an allocation.
        for (var index = 0; index < values.Count; index++)
        {
            Comma();
            Quoted(values[index]);
            _needsComma = true;
        }

        return CloseList();
    }

    /// <summary>Writes a text; omits null.</summary>
    public JsonLine Text(string name, string? value) => value is null ? this : Text(name, value.AsSpan());

    /// <summary>Writes a text that is not null.</summary>
    public JsonLine Text(string name, ReadOnlySpan<char> value)
    {
        Name(name);
        Quoted(value);
        _needsComma = true;
        return this;
    }

    private void Quoted(ReadOnlySpan<char> value)
    {
        if (value.Length > LogFormat.LineBytesMax)
        {
            throw new UnwritableLineException($"`{LastName}` is longer than a line may be; shorten it");
        }

        // A character becomes three bytes at most, or six where it is escaped.
        Ensure((6 * value.Length) + 2);
        _bytes[_count++] = (byte)'"';
        if (value.ContainsAny(Escapes))
        {
            Escaped(value);
        }
        else
        {
            _count += Plain(value);
        }

        _bytes[_count++] = (byte)'"';
    }

    private int Plain(ReadOnlySpan<char> value)
    {
        try
        {
            return Strict.GetBytes(value, _bytes.AsSpan(_count));
        }
        catch (EncoderFallbackException)
        {
            throw HalfCharacter();
        }
    }

    private void Escaped(ReadOnlySpan<char> value)
    {
        while (!value.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(value, out var rune, out var length) != OperationStatus.Done)
            {
                throw HalfCharacter();
            }

            value = value[length..];
            if (rune.Value is '"' or '\\')
            {
                _bytes[_count++] = (byte)'\\';
                _bytes[_count++] = (byte)rune.Value;
            }
            else if (rune.Value < ' ')
            {
                Raw("\\u00"u8);
                _bytes[_count++] = (byte)"0123456789abcdef"[rune.Value >> 4];
                _bytes[_count++] = (byte)"0123456789abcdef"[rune.Value & 15];
            }
            else
            {
                _count += rune.EncodeToUtf8(_bytes.AsSpan(_count));
            }
        }
    }

    private UnwritableLineException HalfCharacter() =>
        new($"`{LastName}` holds half of a character (a surrogate by itself); send whole characters");
}
