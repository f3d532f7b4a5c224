using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Changes of a rule file that put things where such things may stand, so that many files still load.</summary>
internal static class TreeMutations
{
    private static readonly Func<byte[], IReadOnlyList<JsonSpan>, Random, byte[]>[] All = [OtherOfItsRole, OtherOfItsRole, OtherOfItsRole, Digit, Digit, Reorder, AddItem, AddMember, DropLeaf];

    public static byte[] Mutate(byte[] text, IReadOnlyList<JsonSpan> spans, Random random) => random.Pick(All)(text, spans, random);

    // Another outcome, edge, list of values, ladder or check.
    private static byte[] OtherOfItsRole(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = random.Pick(spans);
        return span.Parent < 0 ? text : Splice.Replace(text, span.Start, span.End, FuzzSeeds.One.Pool.ValueFor(span, random));
    }

    // An edge a little higher or lower.
    private static byte[] Digit(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = random.Pick(spans);
        var digits = text.AsSpan(span.Start, span.End - span.Start);
        var first = span.IsContainer ? -1 : digits.IndexOfAnyInRange((byte)'0', (byte)'9');
        if (first < 0)
        {
            return text;
        }

        var at = span.Start + first + random.Next(digits.Length - first);
        var changed = text.ToArray();
        changed[at] = char.IsAsciiDigit((char)changed[at]) ? (byte)random.Next('0', '9' + 1) : changed[at];
        return changed;
    }

    // Two rungs, checks, tests or members change places.
    private static byte[] Reorder(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var parent = random.Pick(spans).Parent;
        var siblings = spans.Where(span => span.Parent == parent).ToList();
        var (one, other) = (random.Next(siblings.Count), random.Next(siblings.Count));
        var (former, latter) = (siblings[Math.Min(one, other)], siblings[Math.Max(one, other)]);
        return one == other ? text : Splice.Swap(text, former.From..former.End, latter.From..latter.End);
    }

    private static byte[] AddItem(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = random.Pick(spans);
        return span.IsMember || span.Parent < 0 ? text : Splice.InsertAfter(text, span, FuzzSeeds.One.Pool.ValueFor(span, random));
    }

    private static byte[] AddMember(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var parent = random.Pick(spans);
        return parent.Kind == System.Text.Json.JsonTokenType.StartObject && FuzzSeeds.One.Pool.MemberFor(parent, random) is { } member ? Splice.InsertFirst(text, parent, member) : text;
    }

    private static byte[] DropLeaf(byte[] text, IReadOnlyList<JsonSpan> spans, Random random)
    {
        var span = random.Pick(spans);
        return span.IsContainer && random.Chance(70) ? text : Splice.Drop(text, span);
    }
}
