using System.Text;
using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Loading;

/// <summary>A file's bytes, and where a byte stands as editors count it.</summary>
internal sealed class SourceText
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<int> _lineStarts = [0];

    public SourceText(string file, ReadOnlyMemory<byte> bytes)
    {
        File = file;
        _bytes = bytes;
        var span = bytes.Span;
        for (var at = 0; at < span.Length; at++)
        {
            if (span[at] == (byte)'\n')
            {
                _lineStarts.Add(at + 1);
            }
        }
    }

    public string File { get; }

    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    public Position PositionOf(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;

        // An invalid byte counts as one character, as an editor shows it. A file may be one line: this is asked often, and must be quick.
        return new Position(line + 1, Encoding.UTF8.GetCharCount(_bytes.Span[_lineStarts[line]..Math.Min(offset, _bytes.Length)]) + 1);
    }

    public int OffsetOf(int lineFromZero, int byteInLine) =>
        Math.Min(_lineStarts[Math.Clamp(lineFromZero, 0, _lineStarts.Count - 1)] + byteInLine, _bytes.Length);
}
