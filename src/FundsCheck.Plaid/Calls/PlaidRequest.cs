using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace FundsCheck.Plaid;

/// <summary>Creates the request: the credentials in headers, the token in the body.</summary>
internal static class PlaidRequest
{
    /// <summary>The maximum length of an access token.</summary>
    public const int AccessTokenCharactersMax = 512;

    private const string Path = "/accounts/balance/get";
    private const string ApiVersion = "2020-09-14";

    public static bool CanSend(Secret accessToken) =>
        accessToken.Reveal() is { Length: <= AccessTokenCharactersMax } text && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    public static HttpRequestMessage Create(PlaidOptions options, string accountId, Secret accessToken, DateTimeOffset now) =>
        Create(options, Path, Body(accountId, accessToken, OldestBalance(options.MaxBalanceAge, now)));

    /// <param name="options">The address and the credentials.</param>
    /// <param name="path">The path, with a leading slash.</param>
    /// <param name="body">The JSON of the body.</param>
    public static HttpRequestMessage Create(PlaidOptions options, string path, byte[] body)
    {
        var address = new Uri((options.BaseAddress?.AbsoluteUri ?? string.Empty).TrimEnd('/') + path);
        return new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            Headers =
            {
                { "PLAID-CLIENT-ID", options.ClientId },
                { "PLAID-SECRET", options.Secret?.Reveal() },
                { "Plaid-Version", ApiVersion },
                { "Accept", "application/json" },
                { "User-Agent", "FundsCheck" },
            },
        };
    }

    private static byte[] Body(string accountId, Secret accessToken, string? oldestBalance)
    {
        var request = new BalanceRequest
        {
            AccessToken = accessToken.Reveal(),
            Options = new BalanceRequestOptions { AccountIds = [accountId], MinLastUpdatedDatetime = oldestBalance },
        };
        return JsonSerializer.SerializeToUtf8Bytes(request, PlaidJsonContext.Default.BalanceRequest);
    }

    // Plaid documents whole seconds in UTC.
    private static string? OldestBalance(TimeSpan? ageMax, DateTimeOffset now) => ageMax is { } age
        ? (now - age).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : null;
}
