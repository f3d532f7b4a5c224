using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Plaid.Tests.Support;

/// <summary>Signs webhooks in place of Plaid, without the library that verifies them.</summary>
internal sealed class WebhookSigner : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public WebhookSigner(string keyId = "bfbd5111-8e33-4643-8ced-b2e642a72f3c") => KeyId = keyId;

    public string KeyId { get; }

    public string Header => $$"""{"alg":"ES256","kid":"{{KeyId}}","typ":"JWT"}""";

    /// <summary>The public key, in Plaid's form.</summary>
    public string KeyJson(string expiredAt = "null")
    {
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        return $$"""{"alg":"ES256","created_at":1560466150,"crv":"P-256","expired_at":{{expiredAt}},"kid":"{{KeyId}}","kty":"EC" """
            + $$""","use":"sig","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
    }

    /// <summary>The response of Plaid to a request for the key.</summary>
    public string KeyResponse(string expiredAt = "null") => $$"""{"key":{{KeyJson(expiredAt)}},"request_id":"RZ6Omi1bzzwDaLo"}""";

    public string Sign(string body, DateTimeOffset at) => Sign(Encoding.UTF8.GetBytes(body), at);

    public string Sign(byte[] body, DateTimeOffset at) => SignClaims(Claims(body, at));

    public string SignClaims(string claims) => SignParts(Header, claims);

    public string SignParts(string header, string claims)
    {
        var content = $"{Encode(header)}.{Encode(claims)}";
        return $"{content}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256))}";
    }

    public static string Claims(byte[] body, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"iat":{{at.ToUnixTimeSeconds()}},"request_body_sha256":"{{Convert.ToHexStringLower(SHA256.HashData(body))}}"}""");

    public static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    public void Dispose() => _key.Dispose();
}
