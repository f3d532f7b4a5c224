namespace FundsCheck.Rules.Parsing;

/// <summary>A JSON value with its offset. <see cref="Text"/> is a string's content or a number's form.</summary>
internal sealed record SourceNode(
    SourceKind Kind, int Offset, string Text, IReadOnlyList<SourceMember> Members, IReadOnlyList<SourceNode> Items)
{
    public string KindName => Kind switch
    {
        SourceKind.Object => "an object",
        SourceKind.List => "a list",
        SourceKind.Text => "a string",
        SourceKind.Number => "a number",
        SourceKind.Null => "null",
        _ => "true or false",
    };

    public bool IsBoolean => Kind is SourceKind.True or SourceKind.False;

    public static SourceNode Scalar(SourceKind kind, int offset, string text) => new(kind, offset, text, [], []);

    public SourceNode? Find(string name) =>
        Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal))?.Value;
}
