namespace FundsCheck.Plaid;

/// <summary>Verifies and applies the webhooks of Plaid, for hosts without FundsCheck.Plaid.AspNetCore.</summary>
public interface IPlaidWebhookReceiver
{
    /// <summary>The maximum size of a body: 64 KiB. Plaid's Item webhooks are below 2 KiB.</summary>
    public const int BodyBytesMax = 64 * 1024;

    /// <summary>The name of the header with the token.</summary>
    public const string HeaderName = "Plaid-Verification";

    /// <summary>Verifies a webhook, and applies a genuine one. Every input has a result; bad input is no exception.</summary>
    /// <param name="token">The value of the header <see cref="HeaderName"/>; null where it is absent or present more than once.</param>
    /// <param name="body">The bytes of the body, as received.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    ValueTask<PlaidWebhookResult> ReceiveAsync(string? token, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
