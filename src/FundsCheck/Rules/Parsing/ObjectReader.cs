using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the members of one object: what is missing and what does not belong there are problems.</summary>
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

    /// <summary>Null, told, where the node is no object.</summary>
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
            // A misspelt member is told once, as unknown, not also as missing.
            if (!IsMisspelt(name))
            {
                _context.Add(_node, "member.missing", $"{_what} lacks `{name}`; {fix}");
            }
        }

        return value;
    }

    /// <summary>Whether a member that nobody asked for was probably meant to be this one, which is not there.</summary>
    public bool IsMisspelt(string name) =>
        _node.Find(name) is null
            && _node.Members.Select(member => member.Name).Where(other => !_known.Contains(other))
                .Any(other => Suggestion.Nearest(other, [name]) is not null);

    /// <summary>Where a member's name stands; of one that is not there, where the object does.</summary>
    public int OffsetOfName(string name) =>
        _node.Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal))?.NameOffset ?? _node.Offset;

    public string? OptionalSentence(string name) =>
        Optional(name) is { } node ? _context.ReadSentence(node, $"`{name}`") : null;

    /// <summary>The items of a list within a limit; null, told, where the member is no such list.</summary>
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

    /// <summary>Tells the members that nobody asked for.</summary>
    public void Close()
    {
        foreach (var member in _node.Members.Where(member => !_known.Contains(member.Name)))
        {
            var absent = _known.Where(name => _node.Find(name) is null);
            _context.Problems.Add(
                member.NameOffset, "member.unknown", $"{_what} has no member `{Short(member.Name)}`{Suggestion.For(member.Name, absent)}");
        }
    }

    private static string Short(string name) =>
        name.Length <= RuleLimits.NameLengthMax ? name : string.Concat(name.AsSpan(0, RuleLimits.NameLengthMax), "…");
}
