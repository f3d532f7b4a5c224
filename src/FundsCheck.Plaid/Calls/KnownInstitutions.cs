using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Plaid;

/// <summary>
/// The institutions of access tokens, from their last responses. Keeps digests of tokens, never the tokens.
/// </summary>
internal sealed class KnownInstitutions
{
    private const int TokensMax = 20_000;
    private readonly BoundedMap<UInt128, string> _institutions = new(TokensMax);

    /// <param name="token">A valid access token or processor token.</param>
    public static UInt128 Digest(Secret token)
    {
        Span<byte> text = stackalloc byte[PlaidRequest.TokenCharactersMax];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var length = Encoding.ASCII.GetBytes(token.Reveal(), text);
        SHA256.HashData(text[..length], hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>The institution of a token; null where no response of it has come yet.</summary>
    public string? Find(UInt128 token) => _institutions.Find(token);

    public CircuitKey KeyOf(UInt128 token) => _institutions.Find(token) is { } institution ? new(institution, 0) : new(null, token);

    public void Learn(UInt128 token, string institution)
    {
        if (!string.Equals(_institutions.Find(token), institution, StringComparison.Ordinal))
        {
            _institutions.Set(token, institution);
        }
    }
}
