namespace FundsCheck.Checking;

/// <summary>What one read answers. Another credential is another question: a wrong token must not ride on a right one.</summary>
internal sealed record ReadKey(string SourceAccountId, string? ConnectionId, Secret? Credential);
