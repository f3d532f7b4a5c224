using System.Net;
using System.Net.Http.Headers;

namespace FundsCheck.Plaid;

/// <summary>Creates the request: the credentials in headers, the token in the body.</summary>
internal static class PlaidRequest
{
    /// <summary>The maximum length of an access token or processor token.</summary>
    public const int TokenCharactersMax = 512;

    private const string ApiVersion = "2020-09-14";

    public static bool CanSend(Secret token) =>
        token.Reveal() is { Length: <= TokenCharactersMax } text && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    public static HttpRequestMessage Create(PlaidOptions options, PlaidQuery query, DateTimeOffset now)
    {
        var address = new Uri((options.BaseAddress?.AbsoluteUri ?? string.Empty).TrimEnd('/') + query.Endpoint.Path);
        return new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = new ByteArrayContent(query.Body(now)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
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
}
