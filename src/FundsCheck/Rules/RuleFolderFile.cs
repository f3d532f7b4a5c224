namespace FundsCheck.Rules;

/// <summary>One file of a folder as it was read.</summary>
internal sealed record RuleFolderFile(string Path, ReadOnlyMemory<byte> Bytes);
