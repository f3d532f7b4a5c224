using System.Globalization;
using System.Text;
using System.Text.Json;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>
/// Pieces of rule files that may take the place of others: all small values and names, and values and members by their role.
/// </summary>
internal sealed class FuzzPool
{
    private const int PieceMax = 700;
    private const int ScalarMax = 80;

    private readonly Dictionary<uint, byte[][]> _valuesByRole;
    private readonly Dictionary<uint, byte[][]> _membersByParent;

    public FuzzPool(IReadOnlyList<FuzzSeed> seeds)
    {
        var pieces = seeds.SelectMany((seed, number) => seed.Spans.Where(span => span.Parent >= 0 && span.End - span.Start <= PieceMax)
            .Select(span => (Seed: seed, Span: span, Number: number))).ToList();
        Values = [
            .. FuzzWords.Values,
            .. Distinct(pieces.Where(piece => !piece.Span.IsContainer && piece.Span.End - piece.Span.Start <= ScalarMax)
                .Select(piece => piece.Seed.Text[piece.Span.Start..piece.Span.End])),
        ];
        Names = [
            .. FuzzWords.Names,
            .. Distinct(pieces.Where(piece => piece.Span.IsMember)
                .Select(piece => piece.Seed.Text.AsSpan(piece.Span.NameStart, piece.Span.NameLength).ToArray())),
        ];
        _valuesByRole = pieces.GroupBy(piece => piece.Span.Role)
            .ToDictionary(group => group.Key, group => Distinct(group.Select(piece => OfItsOwn(piece.Seed, piece.Span, piece.Number))));
        _membersByParent = pieces.Where(piece => piece.Span.IsMember).GroupBy(piece => piece.Seed.Spans[piece.Span.Parent].Name)
            .ToDictionary(group => group.Key, group => Distinct(group.Select(piece => piece.Seed.Text[piece.Span.From..piece.Span.End])));
    }

    public IReadOnlyList<byte[]> Values { get; }

    public IReadOnlyList<byte[]> Names { get; }

    public byte[] ValueFor(JsonSpan span, Random random) => random.Pick(_valuesByRole.GetValueOrDefault(span.Role) ?? Values);

    public byte[]? MemberFor(JsonSpan parent, Random random) =>
        _membersByParent.TryGetValue(parent.Name, out var members) ? random.Pick(members) : null;

    private static byte[][] Distinct(IEnumerable<byte[]> pieces) => [.. pieces.DistinctBy(Encoding.UTF8.GetString)];

    // A check or test with a name of its own, so that it can stand beside another one.
    private static byte[] OfItsOwn(FuzzSeed seed, JsonSpan span, int number)
    {
        var piece = seed.Text[span.Start..span.End];
        if (span.IsMember || span.Kind != JsonTokenType.StartObject)
        {
            return piece;
        }

        var name = seed.Spans.FirstOrDefault(
            child => child.Kind == JsonTokenType.String && child.Parent >= 0 && seed.Spans[child.Parent] == span
                && IsName(seed.Text.AsSpan(child.NameStart, child.NameLength)));
        return name == default
            ? piece
            : Splice.Replace(
                piece, name.End - 1 - span.Start, name.End - 1 - span.Start,
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"-{number}")));
    }

    private static bool IsName(ReadOnlySpan<byte> name) => name.SequenceEqual("\"id\""u8) || name.SequenceEqual("\"name\""u8);
}
