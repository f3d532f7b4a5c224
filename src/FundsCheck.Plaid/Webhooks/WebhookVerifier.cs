using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FundsCheck.Plaid;

/// <summary>
/// Verifies the token of a webhook: its form, its time, the hash of the body, and last the signature, so that an old or an altered webhook
/// costs no call for a key.
/// </summary>
internal sealed class WebhookVerifier(WebhookKeys keys, TimeProvider time)
{
    /// <summary>The maximum age of a token.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(5);

    /// <summary>How far the clock of Plaid may be ahead.</summary>
    public static readonly TimeSpan SkewMax = TimeSpan.FromSeconds(30);

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = WebhookToken.CharactersMax };

    /// <summary>The verified token, or why it is not accepted.</summary>
    public async ValueTask<(WebhookToken? Token, PlaidWebhookResult? Problem)> VerifyAsync(
        string? token, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (WebhookToken.TryRead(token) is not { } read)
        {
            return (null, PlaidWebhookResult.TokenInvalid);
        }

        var age = time.GetUtcNow() - read.IssuedAt;
        PlaidWebhookResult? problem = age > AgeMax ? PlaidWebhookResult.TokenExpired
            : age < -SkewMax ? PlaidWebhookResult.TokenFromFuture
            : !CryptographicOperations.FixedTimeEquals(read.BodyHash, SHA256.HashData(body.Span)) ? PlaidWebhookResult.BodyAltered
            : null;
        if (problem is null)
        {
            (var key, problem) = await keys.FindAsync(read.KeyId, cancellationToken).ConfigureAwait(false);
            if (key is not null && !await IsSignedAsync(token, key).ConfigureAwait(false))
            {
                problem = PlaidWebhookResult.SignatureInvalid;
            }
        }

        return problem is null ? (read, null) : (null, problem);
    }

    private static async ValueTask<bool> IsSignedAsync(string? token, WebhookKey key)
    {
#pragma warning disable CA5404 // Plaid's tokens have no issuer, audience or expiry; their age is judged above.
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = [WebhookKey.Algorithm],
            RequireSignedTokens = true,
            RequireExpirationTime = false,
            ValidateLifetime = false,
            ValidateIssuer = false,
            ValidateAudience = false,
        }).ConfigureAwait(false);
#pragma warning restore CA5404
        return result.IsValid;
    }
}
