using System.Text.Json;

namespace FundsCheck.Plaid;

/// <summary>The state of the Item of an access token, from <c>/item/get</c>.</summary>
internal sealed class ItemQuery(PlaidToken token) : PlaidQuery(PlaidEndpoint.ItemGet, token)
{
    public override byte[] Body(DateTimeOffset now) =>
        JsonSerializer.SerializeToUtf8Bytes(new TokenRequest { AccessToken = Token.Reveal() }, PlaidJsonContext.Default.TokenRequest);

    public override PlaidAttempt Read(ReadOnlySpan<byte> body, DateTimeOffset requestedAt, DateTimeOffset retrievedAt) =>
        ResponseClassifier.Classify(ItemResponseReader.Read(body));
}
