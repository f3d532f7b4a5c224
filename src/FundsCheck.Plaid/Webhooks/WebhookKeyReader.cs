using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace FundsCheck.Plaid;

/// <summary>Reads a response of <c>/webhook_verification_key/get</c>.</summary>
internal static class WebhookKeyReader
{
    private const string Place = "key";

    private static readonly long SecondsMax = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>The key; null where the body is not the requested key, on P-256 and for ES256.</summary>
    public static WebhookKey? TryRead(ReadOnlySpan<byte> body, string keyId)
    {
        try
        {
            var json = StrictJson.OpenObject(body);
            var names = new MemberNames("body");
            WebhookKey? key = null;
            while (json.NextMember(names) is { } name)
            {
                if (name is "key")
                {
                    key = ReadKey(ref json, keyId);
                }
                else
                {
                    json.Skip();
                }
            }

            json.ExpectEnd();
            return key;
        }
        catch (Exception problem) when (problem is BodyException or JsonException or FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static WebhookKey ReadKey(ref StrictJson json, string keyId)
    {
        json.ExpectObject(Place);
        var names = new MemberNames(Place);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        DateTimeOffset? expiredAt = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "alg" or "crv" or "kid" or "kty" or "use" or "x" or "y":
                    texts[name] = json.Text(Place);
                    break;
                case "expired_at":
                    expiredAt = json.IsNull ? null : Time(json.WholeNumber("key.expired_at"));
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        names.Require("alg", "crv", "kid", "kty", "use", "x", "y", "expired_at");
        var isFitting = string.Equals(texts["kid"], keyId, StringComparison.Ordinal)
            && (texts["alg"], texts["kty"], texts["crv"], texts["use"]) is (
                WebhookKey.Algorithm, JsonWebAlgorithmsKeyTypes.EllipticCurve, JsonWebKeyECTypes.P256, JsonWebKeyUseNames.Sig);
        return isFitting
            ? new WebhookKey(Create(keyId, texts["x"], texts["y"]), expiredAt)
            : throw new BodyException("`key` is another key, or of another kind");
    }

    private static JsonWebKey Create(string keyId, string x, string y)
    {
        // A point that is not on the curve is rejected here, and not at each signature.
        using var point = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(x), Y = Base64Url.DecodeFromChars(y) },
        });
        return new JsonWebKey
        {
            Kid = keyId,
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Crv = JsonWebKeyECTypes.P256,
            Alg = WebhookKey.Algorithm,
            Use = JsonWebKeyUseNames.Sig,
            X = x,
            Y = y,
        };
    }

    private static DateTimeOffset Time(long seconds) =>
        seconds >= 0 && seconds <= SecondsMax
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new BodyException("`key.expired_at` is no time");
}
