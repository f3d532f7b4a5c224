using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the members of an object, and reports missing and unknown members.</summary>
internal sealed class ObjectReader
{
    private readonly SourceNode _node;
    private readonly string _what;
    private readonly ReadContext _context;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private ObjectReader(SourceNode node, string what, ReadContext context)
    {
        _node = node;
        _what = what;
        _context = context;
    }

    public SourceNode Node => _node;

    /// <summary>Opens an object; reports any other node and returns null.</summary>
    public static ObjectReader? Open(SourceNode node, string what, ReadContext context)
    {
        if (node.Kind == SourceKind.Object)
        {
            return new ObjectReader(node, what, context);
        }

        context.Add(node, "type.wrong", $"{what} is an object, not {node.KindName}");
        return null;
    }

    public SourceNode? Optional(string name)
    {
        _known.Add(name);
        return _node.Find(name);
    }

    public SourceNode? Required(string name, string fix)
    {
        var value = Optional(name);
        if (value is null)
        {
            // A misspelt member is reported once, as unknown, and not also as missing.
            if (!IsMisspelt(name))
            {
                _context.Add(_node, "member.missing", $"{_what} lacks `{name}`; {fix}");
            }
        }

        return value;
    }

    /// <summary>Returns true where an unknown member is probably a misspelling of this missing one.</summary>
    public bool IsMisspelt(string name) =>
        _node.Find(name) is null
            && _node.Members.Select(member => member.Name).Where(other => !_known.Contains(other))
                .Any(other => Suggestion.Nearest(other, [name]) is not null);

    /// <summary>Gets the offset of a member's name, or of the object for a missing member.</summary>
    public int OffsetOfName(string name) =>
        _node.Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal))?.NameOffset ?? _node.Offset;

    public string? OptionalSentence(string name) =>
        Optional(name) is { } node ? _context.ReadSentence(node, $"`{name}`") : null;

    /// <summary>Reads the items of a list within limits; reports any other member and returns null.</summary>
    public IReadOnlyList<SourceNode>? Items(SourceNode node, string name, int countMin, int countMax)
    {
        if (node.Kind != SourceKind.List)
        {
            _context.Add(node, "type.wrong", $"`{name}` is a list, not {node.KindName}");
            return null;
        }

        if (node.Items.Count < countMin || node.Items.Count > countMax)
        {
            _context.Add(node, "list.size", $"`{name}` has {countMin} to {countMax} entries, not {node.Items.Count}");
            return null;
        }

        return node.Items;
    }

    /// <summary>Reports the unknown members.</summary>
    public void Close()
    {
        foreach (var member in _node.Members.Where(member => !_known.Contains(member.Name)))
        {
            string[] absent = [.. _known.Where(name => _node.Find(name) is null)];
            _context.Problems.Add(
                member.NameOffset, "member.unknown", $"{_what} has no member `{Short(member.Name)}`{Suggestion.For(member.Name, absent)}",
                Suggestion.Nearest(member.Name, absent));
        }
    }

    private static string Short(string name) =>
        name.Length <= RuleLimits.NameLengthMax ? name : string.Concat(name.AsSpan(0, RuleLimits.NameLengthMax), "…");
}
