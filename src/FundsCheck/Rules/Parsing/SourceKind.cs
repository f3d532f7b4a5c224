namespace FundsCheck.Rules.Parsing;

/// <summary>What a value in a file is.</summary>
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
