namespace FundsCheck.Cli.LanguageServer;

/// <summary>A member of an object. Its offsets are UTF-16 units; an incomplete member has no colon (-1) or no value.</summary>
internal sealed class OutlineMember(OutlineNode owner, string name, int nameStart, int nameEnd)
{
    public OutlineNode Owner => owner;

    public string Name => name;

    public int NameStart => nameStart;

    public int NameEnd => nameEnd;

    public int ColonAt { get; set; } = -1;

    public OutlineNode? Value { get; set; }

    /// <summary>The end of the last part that the member has.</summary>
    public int End => Value?.End ?? (ColonAt >= 0 ? ColonAt + 1 : nameEnd);
}
