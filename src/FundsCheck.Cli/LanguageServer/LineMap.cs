namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// The lines of a text. The protocol ends a line at CR, LF or CRLF, and the loader at LF, so that a place of one is converted through its
/// offset. Columns of both are UTF-16 units.
/// </summary>
internal sealed class LineMap
{
    private readonly string _text;
    private readonly List<int> _starts = [0];
    private readonly List<int> _startsOfLoader = [0];

    public LineMap(string text)
    {
        _text = text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                _startsOfLoader.Add(at + 1);
            }

            if (text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')))
            {
                _starts.Add(at + 1);
            }
        }
    }

    /// <summary>The offset of a position, which is moved into the text where it is beyond a line or the end.</summary>
    public int OffsetOf(Lsp.Position position)
    {
        if (position.Line >= _starts.Count)
        {
            return _text.Length;
        }

        var line = Math.Max(position.Line, 0);
        var end = line + 1 < _starts.Count ? _starts[line + 1] - 1 : _text.Length;
        return (int)Math.Clamp((long)_starts[line] + Math.Max(position.Character, 0), _starts[line], end);
    }

    /// <summary>The offset of a place of the loader: a line and a column, from 1.</summary>
    public int OffsetOf(int line, int column) =>
        Math.Clamp(_startsOfLoader[Math.Clamp(line - 1, 0, _startsOfLoader.Count - 1)] + column - 1, 0, _text.Length);

    public Lsp.Position PositionOf(int offset)
    {
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return new Lsp.Position(line, offset - _starts[line]);
    }

    public Lsp.Range RangeOf(int start, int end) => new(PositionOf(start), PositionOf(end));

    /// <summary>The offset of the end of the line that holds an offset, before its line break.</summary>
    public int EndOfLine(int offset)
    {
        var end = _text.AsSpan(offset).IndexOfAny('\r', '\n');
        return end < 0 ? _text.Length : offset + end;
    }
}
