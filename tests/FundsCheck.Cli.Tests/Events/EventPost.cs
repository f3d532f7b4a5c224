namespace FundsCheck.Cli.Tests.Events;

/// <summary>One request that an <see cref="EventService"/> received.</summary>
internal sealed record EventPost(string Method, string Path, string? Type, string? Authorization, string Body);
