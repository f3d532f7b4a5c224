using System.Text;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Mutations of bytes, without regard for JSON.</summary>
internal static class ByteMutations
{
    private const int PartMax = 64;

    private static readonly byte[][] Sequences =
    [
        .. new[]
        {
            "\"", "{", "}", "[", "]", ",", ":", "\\", "\\u", "\\ud800", "\\udc00", "\\u0000", "/*", "//", "'", "-", "+", ".", "e", "0",
            "NaN", "null", "1e999", "\r\n", "\n", "\t", "\v", "\u2028", "\ufeff", "😀", "é",
        }.Select(Encoding.UTF8.GetBytes),
        Encoding.UTF8.GetBytes(new string('1', 400)),
        Encoding.UTF8.GetBytes(new string('[', 30)),
        Encoding.UTF8.GetBytes(new string('{', 30)),
        [0x00], [0x1F], [0x7F], [0x80], [0xC0, 0x80], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xFF, 0xFE],
        [0xFE, 0xFF],
    ];

    private static readonly Func<byte[], Random, byte[]>[] All =
    [
        FlipBit, SetByte, Insert, Insert, Delete, Duplicate, Move, Truncate, SpliceOther, Blank,
    ];

    public static byte[] Mutate(byte[] text, Random random) =>
        text.Length == 0 ? Insert(text, random) : random.Next(500) == 0 ? Reencode(text, random) : random.Pick(All)(text, random);

    private static byte[] FlipBit(byte[] text, Random random)
    {
        var changed = text.ToArray();
        changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private static byte[] SetByte(byte[] text, Random random)
    {
        var changed = text.ToArray();
        changed[random.Next(changed.Length)] = (byte)random.Next(256);
        return changed;
    }

    private static byte[] Insert(byte[] text, Random random)
    {
        var at = random.Chance(5) ? 0 : random.Next(text.Length + 1);
        return Splice.Replace(text, at, at, random.Pick(Sequences));
    }

    private static byte[] Delete(byte[] text, Random random)
    {
        var (start, end) = Part(text, random);
        return Splice.Replace(text, start, end, []);
    }

    private static byte[] Duplicate(byte[] text, Random random)
    {
        var (start, end) = Part(text, random);
        return Splice.Replace(text, end, end, text.AsSpan(start, end - start));
    }

    private static byte[] Move(byte[] text, Random random)
    {
        var (start, end) = Part(text, random);
        var at = random.Next(text.Length + 1);
        return Splice.Replace(text, at, at, text.AsSpan(start, end - start));
    }

    private static byte[] Truncate(byte[] text, Random random) => text[..random.Next(text.Length)];

    private static byte[] SpliceOther(byte[] text, Random random)
    {
        var other = FuzzSeeds.One.Pick(random).Text;
        return [.. text[..random.Next(text.Length)], .. other[random.Next(other.Length + 1)..]];
    }

    private static byte[] Blank(byte[] text, Random random)
    {
        var (start, end) = Part(text, random);
        return Splice.Replace(text, start, end, Encoding.UTF8.GetBytes(new string(' ', end - start)));
    }

    private static byte[] Reencode(byte[] text, Random random) =>
        random.Pick([Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1]).GetBytes(Encoding.UTF8.GetString(text));

    private static (int Start, int End) Part(byte[] text, Random random)
    {
        var start = random.Next(text.Length);
        return (start, Math.Min(text.Length, start + 1 + (random.Next(PartMax) >> random.Next(6))));
    }
}
