using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FundsCheck.Plaid;

/// <summary>
/// The institutions and the Items of access tokens, from their last responses. Keeps digests of tokens, never the tokens.
/// </summary>
internal sealed class KnownInstitutions
{
    private const int TokensMax = 20_000;
    private readonly BoundedMap<UInt128, string> _institutions = new(TokensMax);
    private readonly BoundedMap<UInt128, string> _items = new(TokensMax);

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

    /// <summary>Plaid's id of the Item of a token; null before its first response.</summary>
    public string? FindItem(UInt128 token) => _items.Find(token);

    /// <summary>
    /// Keeps the institution and the id of the Item of a response, except for a text that repeats the token: a server may echo it, and the
    /// ids leave the adapter.
    /// </summary>
    public void Learn(Secret token, UInt128 digest, ItemRead item)
    {
        Learn(_institutions, token, digest, item.InstitutionId);
        Learn(_items, token, digest, item.ItemId);
    }

    private static void Learn(BoundedMap<UInt128, string> known, Secret token, UInt128 digest, string? value)
    {
        if (value is not null
            && !string.Equals(known.Find(digest), value, StringComparison.Ordinal)
            && !new CredentialTrace(token.Reveal()).IsIn(value))
        {
            known.Set(digest, value);
        }
    }
}
