using System.Globalization;
using System.Text.Json;

namespace FundsCheck.Plaid;

/// <summary>The balance of one account, from an endpoint with balances.</summary>
/// <param name="endpoint">The endpoint.</param>
/// <param name="accountId">Plaid's id of the account.</param>
/// <param name="token">The access token or processor token.</param>
/// <param name="maxAge">The maximum age of the balance at a bank without real-time balances; null sends none.</param>
internal sealed class BalanceQuery(PlaidEndpoint endpoint, string accountId, PlaidToken token, TimeSpan? maxAge)
    : PlaidQuery(endpoint, token)
{
    public override byte[] Body(DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        new TokenRequest
        {
            AccessToken = Endpoint.HasOneAccount ? null : Token.Reveal(),
            ProcessorToken = Endpoint.HasOneAccount ? Token.Reveal() : null,
            Options = Options(now),
        },
        PlaidJsonContext.Default.TokenRequest);

    public override PlaidAttempt Read(ReadOnlySpan<byte> body, DateTimeOffset requestedAt, DateTimeOffset retrievedAt) =>
        ResponseClassifier.Classify(BalanceResponseReader.Read(
            body, Endpoint, new ResponseContext(accountId, Endpoint.Freshness, requestedAt, retrievedAt)));

    // A processor token has one account, so that its request names none.
    private BalanceRequestOptions? Options(DateTimeOffset now)
    {
        var oldest = maxAge is { } age ? PlaidTime(now - age) : null;
        return Endpoint.HasOneAccount && oldest is null
            ? null
            : new BalanceRequestOptions { AccountIds = Endpoint.HasOneAccount ? null : [accountId], MinLastUpdatedDatetime = oldest };
    }

    // Plaid documents whole seconds in UTC.
    private static string PlaidTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
