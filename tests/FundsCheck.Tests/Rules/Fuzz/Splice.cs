using System.Text.Json;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Edits of texts, each giving a new one.</summary>
internal static class Splice
{
    /// <summary>A part taken out, and another put in its place.</summary>
    public static byte[] Replace(ReadOnlySpan<byte> text, int start, int end, ReadOnlySpan<byte> with) =>
        [.. text[..start], .. with, .. text[end..]];

    /// <summary>Two parts that do not overlap change places.</summary>
    public static byte[] Swap(ReadOnlySpan<byte> text, Range former, Range latter) =>
        [.. text[..former.Start], .. text[latter], .. text[former.End..latter.Start], .. text[former], .. text[latter.End..]];

    /// <summary>A member or item taken out with its comma; the text as it is where the whole would go.</summary>
    public static byte[] Drop(byte[] text, JsonSpan span)
    {
        if (span.Parent < 0)
        {
            return text;
        }

        var after = text.AsSpan(span.End).IndexOfAnyExcept(" \t\r\n"u8) + span.End;
        if (text[after] == (byte)',')
        {
            return Replace(text, span.From, after + 1, []);
        }

        var before = text.AsSpan(0, span.From).LastIndexOfAnyExcept(" \t\r\n"u8);
        return Replace(text, text[before] == (byte)',' ? before : span.From, span.End, []);
    }

    /// <summary>A member or item put in behind another one.</summary>
    public static byte[] InsertAfter(ReadOnlySpan<byte> text, JsonSpan sibling, ReadOnlySpan<byte> piece) =>
        Replace(text, sibling.End, sibling.End, [(byte)',', .. piece]);

    /// <summary>A member or item put in first.</summary>
    public static byte[] InsertFirst(ReadOnlySpan<byte> text, JsonSpan container, ReadOnlySpan<byte> piece)
    {
        var close = container.Kind == JsonTokenType.StartObject ? (byte)'}' : (byte)']';
        var next = text[(container.Start + 1)..].TrimStart(" \t\r\n"u8);
        return Replace(text, container.Start + 1, container.Start + 1, next[0] == close ? piece : [.. piece, (byte)',']);
    }
}
