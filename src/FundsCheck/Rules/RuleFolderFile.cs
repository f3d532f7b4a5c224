namespace FundsCheck.Rules;

/// <summary>A file of a rule folder, as read.</summary>
internal sealed record RuleFolderFile(string Path, ReadOnlyMemory<byte> Bytes);
