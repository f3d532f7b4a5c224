using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>What Plaid checks about a request before it looks for the Item.</summary>
internal static class RequestChecks
{
    private const string JsonType = "application/json";

    /// <exception cref="RefusedException">There is no such route, or it is asked in another way than Plaid's.</exception>
    public static void CheckRoute(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !string.Equals(request.Path.Value, BalanceEndpoint.Route, StringComparison.Ordinal))
        {
            throw RefusedException.For("NOT_FOUND");
        }

        if (!IsJson(request.ContentType))
        {
            throw RefusedException.For("INVALID_HEADERS", $"`Content-Type` must be {JsonType}");
        }

        var version = request.Headers["Plaid-Version"].ToString();
        if (version.Length > 0 && !string.Equals(version, ErrorTable.ApiVersion, StringComparison.Ordinal))
        {
            throw RefusedException.For("INVALID_HEADERS", $"`Plaid-Version` must be {ErrorTable.ApiVersion}, or left out");
        }
    }

    /// <summary>The request with the credentials of its headers, where it has them there.</summary>
    public static BalanceRequest WithCredentials(BalanceRequest request, HttpRequest http)
    {
        var clientId = http.Headers["PLAID-CLIENT-ID"].ToString();
        var secret = http.Headers["PLAID-SECRET"].ToString();
        return request with
        {
            ClientId = clientId.Length > 0 ? clientId : request.ClientId,
            Secret = secret.Length > 0 ? secret : request.Secret,
        };
    }

    /// <exception cref="RefusedException">A field is missing, or the credentials are not the sandbox's.</exception>
    public static void CheckFields(BalanceRequest request, PlaidSandboxOptions options)
    {
        if (string.IsNullOrEmpty(request.ClientId) || string.IsNullOrEmpty(request.Secret) || string.IsNullOrEmpty(request.AccessToken))
        {
            var missing = new[] { ("client_id", request.ClientId), ("secret", request.Secret), ("access_token", request.AccessToken) }
                .Where(field => string.IsNullOrEmpty(field.Item2))
                .Select(field => field.Item1);
            throw RefusedException.For("MISSING_FIELDS", $"these fields of the request are missing: {string.Join(", ", missing)}");
        }

        if (options.ClientId is not null && !(IsSame(request.ClientId, options.ClientId) && IsSame(request.Secret, options.Secret!)))
        {
            throw RefusedException.For("INVALID_API_KEYS");
        }
    }

    private static bool IsSame(string given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(wanted));

    private static bool IsJson(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(JsonType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == JsonType.Length || contentType[JsonType.Length] is ';' or ' ');
}
