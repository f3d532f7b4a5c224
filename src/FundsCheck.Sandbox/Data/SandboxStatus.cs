namespace FundsCheck.Sandbox;

/// <summary>The times from the last updates of an Item to the request; null where there was none.</summary>
internal sealed record SandboxStatus(TimeSpan? UpdatedAgo, TimeSpan? FailedAgo = null);
