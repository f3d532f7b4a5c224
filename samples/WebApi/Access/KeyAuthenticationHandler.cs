using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FundsCheck.Samples.WebApi.Access;

/// <summary>Reads a key from <c>Authorization: Bearer KEY</c>, or <c>Basic</c> with name and key, for which a browser asks.</summary>
internal sealed class KeyAuthenticationHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IOptions<AccessOptions> access)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || header.Parameter is null)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(access.Value.Keys.FirstOrDefault(key => Matches(key, header)) is { } key
            ? AuthenticateResult.Success(TicketOf(key))
            : AuthenticateResult.Fail("the key is unknown"));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Basic realm=\"payments\", charset=\"UTF-8\"";
        return base.HandleChallengeAsync(properties);
    }

    private static bool Matches(AccessKey key, AuthenticationHeaderValue header)
    {
        var expected = header.Scheme switch
        {
            "Bearer" => key.Key.Reveal(),
            "Basic" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key.Name}:{key.Key.Reveal()}")),
            _ => null,
        };

        // Hashes of one length: neither the length of the key nor its beginning can be measured.
        return expected is not null && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(header.Parameter!)));
    }

    private static AuthenticationTicket TicketOf(AccessKey key) => new(
        new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, key.Name), new Claim(ClaimTypes.Role, key.Role)], SchemeName)),
        SchemeName);
}
