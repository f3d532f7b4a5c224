using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace FundsCheck.Plaid;

/// <summary>The content of a token whose signature is not verified yet.</summary>
/// <param name="KeyId">The id of the key.</param>
/// <param name="IssuedAt">When the token was signed, in whole seconds.</param>
/// <param name="BodyHash">The SHA-256 of the body.</param>
internal sealed record WebhookToken(string KeyId, DateTimeOffset IssuedAt, byte[] BodyHash)
{
    /// <summary>The maximum length of a token. Plaid's tokens have about 400 characters.</summary>
    public const int CharactersMax = 4 * 1024;

    /// <summary>The maximum length of a key's id. Plaid's are UUIDs.</summary>
    public const int KeyIdCharactersMax = 64;

    private const int HashBytes = 32;
    private const int SignatureBytes = 64;
    private const int Parts = 3;

    private static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private static readonly long SecondsMax = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>
    /// The content of a token; null where it is not a JWT with ES256 and the claims that Plaid documents. The parts are read here,
    /// strictly, because the JWT library ignores <c>crit</c>, repeated members and fractions of <c>iat</c>.
    /// </summary>
    public static WebhookToken? TryRead(string? token)
    {
        if (token is not { Length: <= CharactersMax } || token.Split('.') is not { Length: Parts } parts
            || !Array.TrueForAll(parts, part => part.Length > 0 && !part.AsSpan().ContainsAnyExcept(Base64UrlCharacters)))
        {
            return null;
        }

        try
        {
            var keyId = ReadHeader(Base64Url.DecodeFromChars(parts[0]));
            var (issuedAt, bodyHash) = ReadClaims(Base64Url.DecodeFromChars(parts[1]));
            return Base64Url.DecodeFromChars(parts[2]).Length == SignatureBytes ? new WebhookToken(keyId, issuedAt, bodyHash) : null;
        }
        catch (Exception problem) when (problem is FormatException or BodyException or JsonException)
        {
            return null;
        }
    }

    private static string ReadHeader(byte[] header)
    {
        var json = StrictJson.OpenObject(header, "header");
        var names = new MemberNames("header");
        string? keyId = null, algorithm = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "alg":
                    algorithm = json.Text("header.alg");
                    break;
                case "kid":
                    keyId = json.Text("header.kid");
                    break;
                case "crit":
                    throw new BodyException("the header has an extension that must be understood");
                default:
                    json.Skip();
                    break;
            }
        }

        json.ExpectEnd();
        return algorithm is WebhookKey.Algorithm && keyId is { Length: > 0 and <= KeyIdCharactersMax }
            && keyId.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
                ? keyId
                : throw new BodyException("the header has another algorithm, or no key id");
    }

    private static (DateTimeOffset IssuedAt, byte[] BodyHash) ReadClaims(byte[] claims)
    {
        var json = StrictJson.OpenObject(claims, "claims");
        var names = new MemberNames("claims");
        long? issuedAt = null;
        string? hash = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "iat":
                    issuedAt = json.WholeNumber("claims.iat");
                    break;
                case "request_body_sha256":
                    hash = json.Text("claims.request_body_sha256");
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        json.ExpectEnd();
        return issuedAt >= 0 && issuedAt <= SecondsMax && hash is { Length: 2 * HashBytes }
            ? (DateTimeOffset.FromUnixTimeSeconds(issuedAt.Value), Convert.FromHexString(hash))
            : throw new BodyException("the claims lack the time or the hash");
    }
}
