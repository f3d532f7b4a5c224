namespace FundsCheck.Rules.Parsing;

/// <summary>The kind of a value in a file.</summary>
internal enum SourceKind
{
    Object,
    List,
    Text,
    Number,
    True,
    False,
    Null,
}
