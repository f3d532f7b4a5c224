namespace FundsCheck.Plaid;

/// <summary>
/// The institutions and the Items of access tokens, from their last responses. Keeps digests of tokens, never the tokens.
/// </summary>
internal sealed class KnownInstitutions
{
    private const int TokensMax = 20_000;
    private readonly BoundedMap<UInt128, string> _institutions = new(TokensMax);
    private readonly BoundedMap<UInt128, string> _items = new(TokensMax);

    /// <summary>The institution of a token; null where no response of it has come yet.</summary>
    public string? Find(UInt128 token) => _institutions.Find(token);

    public CircuitKey KeyOf(UInt128 token) => _institutions.Find(token) is { } institution ? new(institution, 0) : new(null, token);

    /// <summary>Plaid's id of the Item of a token; null before its first response.</summary>
    public string? FindItem(UInt128 token) => _items.Find(token);

    /// <summary>
    /// Keeps the institution and the id of the Item of a response, except for a text that repeats the token: a server may echo it, and the
    /// ids leave the adapter.
    /// </summary>
    public void Learn(PlaidToken token, ItemRead item)
    {
        Learn(_institutions, token, item.InstitutionId);
        Learn(_items, token, item.ItemId);
    }

    private static void Learn(BoundedMap<UInt128, string> known, PlaidToken token, string? value)
    {
        if (value is not null
            && !string.Equals(known.Find(token.Digest), value, StringComparison.Ordinal)
            && !new CredentialTrace(token.Reveal()).IsIn(value))
        {
            known.Set(token.Digest, value);
        }
    }
}
