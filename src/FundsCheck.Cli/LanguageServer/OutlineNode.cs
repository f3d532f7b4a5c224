namespace FundsCheck.Cli.LanguageServer;

/// <summary>A value of an outline. Its offsets are UTF-16 units, the end exclusive.</summary>
internal sealed class OutlineNode(OutlineKind kind, int start, OutlineNode? parent, OutlineMember? member)
{
    public OutlineKind Kind => kind;

    public int Start => start;

    public int End { get; set; }

    /// <summary>True where the closing bracket or quote is there.</summary>
    public bool IsClosed { get; set; }

    /// <summary>The content of a string, or the characters of a word.</summary>
    public string Value { get; set; } = string.Empty;

    public OutlineNode? Parent => parent;

    /// <summary>The member whose value this is; null for an item of a list and for the whole file.</summary>
    public OutlineMember? Member => member;

    public List<OutlineMember> Members { get; } = [];

    public List<OutlineNode> Items { get; } = [];

    /// <summary>Finds the value of the first member of this name.</summary>
    public OutlineNode? Find(string name) => FindMember(name)?.Value;

    public OutlineMember? FindMember(string name) =>
        Members.Find(other => string.Equals(other.Name, name, StringComparison.Ordinal));

    /// <summary>The text of a member that is a string; null for any other.</summary>
    public string? TextOf(string name) => Find(name) is { Kind: OutlineKind.Text } text ? text.Value : null;

    /// <summary>The values inside this one.</summary>
    public IEnumerable<OutlineNode> Children => Members.Select(other => other.Value).OfType<OutlineNode>().Concat(Items);

    /// <summary>This value and the values around it, from the inside.</summary>
    public IEnumerable<OutlineNode> Around()
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            yield return node;
        }
    }

    /// <summary>The names from the file to this value, with <c>*</c> for an item of a list: <c>checks/*/bands</c>.</summary>
    public string Path =>
        string.Join('/', Around().Where(node => node.Parent is not null).Select(node => node.Member?.Name ?? "*").Reverse());

    /// <summary>Returns true for an offset inside the value, where a character typed becomes part of it.</summary>
    public bool Holds(int offset) => kind switch
    {
        OutlineKind.Word => start <= offset && offset <= End,
        _ => start < offset && (IsClosed ? offset < End : offset <= End),
    };
}
