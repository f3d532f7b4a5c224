namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>A webhook as it arrived.</summary>
public sealed record ReceivedWebhook(string Signature, string ContentType, byte[] Body);
