using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>The bytes of a file, and the line and column of each byte as in editors.</summary>
internal sealed class SourceText
{
    // Marks limit the number of bytes that are counted for a position, so that a file of one long line is fast.
    private const int BytesPerMark = 256;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly List<int> _lineStarts = [0];
    private readonly List<int> _unitsAtMarks = [];

    public SourceText(string file, ReadOnlyMemory<byte> bytes)
    {
        File = file;
        _bytes = bytes;

        // A too large file is rejected at its start, and bytes beyond the limit have no position.
        var span = bytes.Span[..Math.Min(bytes.Length, RuleLimits.FileBytesMax)];
        var units = 0;
        for (var at = 0; at < span.Length; at++)
        {
            if (at % BytesPerMark == 0)
            {
                _unitsAtMarks.Add(units);
            }

            units += UnitsOf(span[at]);
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
        return new Position(line + 1, UnitsBefore(offset) - UnitsBefore(_lineStarts[line]) + 1) { File = File };
    }

    public int OffsetOf(int lineFromZero, int byteInLine) =>
        Math.Min(_lineStarts[Math.Clamp(lineFromZero, 0, _lineStarts.Count - 1)] + byteInLine, _bytes.Length);

    // UTF-16 units from the start of the file.
    private int UnitsBefore(int offset)
    {
        var end = Math.Min(offset, _bytes.Length);
        var mark = Math.Min(end / BytesPerMark, _unitsAtMarks.Count - 1);
        var units = mark < 0 ? 0 : _unitsAtMarks[mark];
        foreach (var value in _bytes.Span[(Math.Max(mark, 0) * BytesPerMark)..end])
        {
            units += UnitsOf(value);
        }

        return units;
    }

    /// <summary>
    /// A character counts at its start; a character of four bytes has two units. A file that is not UTF-8 has only the position of its
    /// start.
    /// </summary>
    private static int UnitsOf(byte value) => value switch
    {
        >= 0x80 and < 0xC0 => 0,
        >= 0xF0 => 2,
        _ => 1,
    };
}
