using System.Text.Json;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Mutations of a rule file that put values where such values are allowed, so that many files still load.</summary>
internal static class TreeMutations
{
    private static readonly Func<byte[], IReadOnlyList<JsonSpan>, Random, byte[]>[] All =
    [
        OtherOfItsRole, OtherOfItsRole, OtherOfItsRole, Turn, Turn, Digit, Digit, Beside, Beside, Reorder, AddItem, AddMember, AddMember,
        DropLeaf, DropLeaf,
    ];

    public static byte[] Mutate(byte[] text, IReadOnlyList<JsonSpan> spans, Random random) => random.Pick(All)(text, spans, random);

    // Another outcome, threshold, list of values, band list or check.
    private static byte[] OtherOfItsRole(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = Place(spans, random);
        return span.Parent < 0 ? text : Splice.Replace(text, span.Start, span.End, FuzzSeeds.One.Pool.ValueFor(span, random));
    }

    // A threshold a little higher or lower.
    private static byte[] Digit(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = Place(spans, random);
        var digits = text.AsSpan(span.Start, span.End - span.Start);
        var first = span.IsContainer ? -1 : digits.IndexOfAnyInRange((byte)'0', (byte)'9');
        if (first < 0)
        {
            return text;
        }

        var at = span.Start + first + random.Next(digits.Length - first);
        if (!char.IsAsciiDigit((char)text[at]))
        {
            return text;
        }

        // No number of JSON begins with a zero that more digits follow.
        var leads = at == span.Start + first && span.Kind == JsonTokenType.Number && at + 1 < span.End
            && char.IsAsciiDigit((char)text[at + 1]);
        var changed = text.ToArray();
        changed[at] = (byte)random.Next(leads ? '1' : '0', '9' + 1);
        return changed;
    }

    // A threshold at, or beyond, what may stand there.
    private static byte[] Beside(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var thresholds = spans.Where(span => !span.IsContainer
            && FuzzWords.ShapeOf(text.AsSpan(span.Start, span.End - span.Start)) != FuzzShape.Other).ToList();
        if (thresholds.Count == 0)
        {
            return text;
        }

        var threshold = random.Pick(thresholds);
        return Splice.Replace(
            text, threshold.Start, threshold.End,
            random.Pick([.. FuzzWords.ByShape[FuzzWords.ShapeOf(text.AsSpan(threshold.Start, threshold.End - threshold.Start))]]));
    }

    // An inversion, which most invariants forbid.
    private static byte[] Turn(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var turned = spans.Select(span => FuzzTurns.Of(text, span)).Where(turn => turn is not null).ToList();
        return turned.Count > 0 && random.Pick(turned) is var (start, end, other) ? Splice.Replace(text, start, end, other) : text;
    }

    // Two bands, checks, tests or members change places.
    private static byte[] Reorder(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var parent = Place(spans, random).Parent;
        var siblings = spans.Where(span => span.Parent == parent).ToList();
        var (one, other) = (random.Next(siblings.Count), random.Next(siblings.Count));
        var (former, latter) = (siblings[Math.Min(one, other)], siblings[Math.Max(one, other)]);
        return one == other ? text : Splice.Swap(text, former.From..former.End, latter.From..latter.End);
    }

    private static byte[] AddItem(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = Place(spans, random);
        return span.IsMember || span.Parent < 0 ? text : Splice.InsertAfter(text, span, FuzzSeeds.One.Pool.ValueFor(span, random));
    }

    private static byte[] AddMember(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var parent = Place(spans, random);
        return parent.Kind == JsonTokenType.StartObject && FuzzSeeds.One.Pool.MemberFor(parent, random) is { } member
            ? Splice.InsertFirst(text, parent, member)
            : text;
    }

    private static byte[] DropLeaf(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = Place(spans, random);
        return span.IsContainer && random.Chance(70) ? text : Splice.Drop(text, span);
    }

    // Half of the time each role is as likely as another, so that what stands but once in a file, such as a gate's guard, is changed often
    // too.
    private static JsonSpan Place(IReadOnlyList<JsonSpan> spans, Random random)
    {
        if (random.Chance(50))
        {
            return random.Pick(spans);
        }

        var role = random.Pick([.. spans.Select(span => span.Role).Distinct()]);
        return random.Pick([.. spans.Where(span => span.Role == role)]);
    }
}
