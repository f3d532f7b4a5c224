namespace FundsCheck.Rules.Parsing;

/// <summary>A member of an object, with the offset of its name.</summary>
internal sealed record SourceMember(string Name, int NameOffset, SourceNode Value);
