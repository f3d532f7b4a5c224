using System.Buffers;
using System.Text;

namespace FundsCheck.Decisions.Log;

/// <content>Texts, and what is escaped in them.</content>
internal sealed partial class JsonLine
{
    private void Quoted(string value)
    {
        // A character becomes three bytes at most, or six where it is escaped.
        Ensure((6 * value.Length) + 2);
        _bytes[_count++] = (byte)'"';
        if (value.AsSpan().ContainsAny(Escapes))
        {
            Escaped(value);
        }
        else
        {
            _count += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_count));
        }

        _bytes[_count++] = (byte)'"';
    }

    private static readonly SearchValues<char> Escapes = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, ' ').Select(control => (char)control)]);

    private void Escaped(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
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
}
