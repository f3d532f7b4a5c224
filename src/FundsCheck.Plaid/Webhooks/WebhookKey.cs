using Microsoft.IdentityModel.Tokens;

namespace FundsCheck.Plaid;

/// <summary>A public key of Plaid, on P-256.</summary>
/// <param name="Key">The key.</param>
/// <param name="ExpiredAt">When Plaid retired it; null while it is in use.</param>
internal sealed record WebhookKey(JsonWebKey Key, DateTimeOffset? ExpiredAt)
{
    /// <summary>The only algorithm that is permitted.</summary>
    public const string Algorithm = SecurityAlgorithms.EcdsaSha256;
}
