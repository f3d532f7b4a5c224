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
}
