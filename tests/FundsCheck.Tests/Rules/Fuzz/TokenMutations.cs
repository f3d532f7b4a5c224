using System.Text;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Mutations of tokens that keep the text valid JSON.</summary>
internal static class TokenMutations
{
    private const int NestingMax = 40;

    private static readonly Func<byte[], IReadOnlyList<JsonSpan>, Random, byte[]>[] All =
    [
        Word, Word, Rename, Repeat, Drop, Nest, Exchange, Wrap,
    ];

    public static byte[] Mutate(byte[] text, IReadOnlyList<JsonSpan> spans, Random random) => random.Pick(All)(text, spans, random);

    private static byte[] Word(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = random.Pick(spans);
        return Splice.Replace(text, span.Start, span.End, random.Pick(FuzzSeeds.One.Pool.Values));
    }

    private static byte[] Rename(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = random.Pick(spans);
        return span.IsMember
            ? Splice.Replace(text, span.NameStart, span.NameStart + span.NameLength, random.Pick(FuzzSeeds.One.Pool.Names))
            : text;
    }

    // The same name twice, the value the same or another.
    private static byte[] Repeat(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = random.Pick(spans);
        if (span.Parent < 0)
        {
            return text;
        }

        var other = random.Chance(50) ? span : random.Pick(spans);
        return Splice.InsertAfter(
            text, span, [.. text.AsSpan(span.From, span.Start - span.From), .. text.AsSpan(other.Start, other.End - other.Start)]);
    }

    private static byte[] Drop(byte[] text, IReadOnlyList<JsonSpan> spans, Random random) => Splice.Drop(text, random.Pick(spans));

    private static byte[] Wrap(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = random.Pick(spans);
        return Around(text, span, "["u8, "]"u8, 1);
    }

    private static byte[] Nest(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = random.Pick(spans);
        var levels = random.Next(1, NestingMax);
        return random.Chance(50)
            ? Around(text, span, "["u8, "]"u8, levels)
            : Around(text, span, [.. "{"u8, .. random.Pick(FuzzSeeds.One.Pool.Names), .. ":"u8], "}"u8, levels);
    }

    private static byte[] Around(byte[] text, JsonSpan span, ReadOnlySpan<byte> open, ReadOnlySpan<byte> close, int levels)
    {
        var (before, after) = (Encoding.UTF8.GetString(open), Encoding.UTF8.GetString(close));
        var nested = string.Concat(Enumerable.Repeat(before, levels)) + Encoding.UTF8.GetString(text, span.Start, span.End - span.Start)
            + string.Concat(Enumerable.Repeat(after, levels));
        return Splice.Replace(text, span.Start, span.End, Encoding.UTF8.GetBytes(nested));
    }

    private static byte[] Exchange(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var (one, other) = (random.Pick(spans), random.Pick(spans));
        var (former, latter) = one.Start <= other.Start ? (one, other) : (other, one);
        return former.End <= latter.Start ? Splice.Swap(text, former.Start..former.End, latter.Start..latter.End) : text;
    }
}
