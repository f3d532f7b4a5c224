using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FundsCheck.Sandbox;

/// <summary>The checks of a request before its Item is found.</summary>
internal static class RequestChecks
{
    private const string JsonType = "application/json";

    /// <exception cref="RequestRejectedException">A header is wrong.</exception>
    public static void CheckHeaders(HttpRequest request)
    {
        if (!IsJson(request.ContentType))
        {
            throw RequestRejectedException.For("INVALID_HEADERS", $"`Content-Type` must be {JsonType}");
        }

        var version = request.Headers["Plaid-Version"].ToString();
        if (version.Length > 0 && !string.Equals(version, ErrorTable.ApiVersion, StringComparison.Ordinal))
        {
            throw RequestRejectedException.For("INVALID_HEADERS", $"`Plaid-Version` must be {ErrorTable.ApiVersion}, or left out");
        }
    }

    /// <summary>Adds the credentials of the headers to the request.</summary>
    public static void AddCredentials(EndpointRequest request, HttpRequest http)
    {
        var clientId = http.Headers["PLAID-CLIENT-ID"].ToString();
        var secret = http.Headers["PLAID-SECRET"].ToString();
        request.ClientId = clientId.Length > 0 ? clientId : request.ClientId;
        request.Secret = secret.Length > 0 ? secret : request.Secret;
    }

    /// <exception cref="RequestRejectedException">A field is missing, or the credentials are wrong.</exception>
    public static void CheckFields(EndpointRequest request, Endpoint endpoint, PlaidSandboxOptions options)
    {
        if (string.IsNullOrEmpty(request.ClientId) || string.IsNullOrEmpty(request.Secret)
            || (endpoint.TokenField is not null && string.IsNullOrEmpty(request.Token)) || request.Missing.Count > 0)
        {
            var missing = new[] { ("client_id", request.ClientId), ("secret", request.Secret), (endpoint.TokenField, request.Token) }
                .Where(field => field.Item1 is not null && string.IsNullOrEmpty(field.Item2))
                .Select(field => field.Item1!)
                .Concat(request.Missing);
            throw RequestRejectedException.For("MISSING_FIELDS", $"these fields of the request are missing: {string.Join(", ", missing)}");
        }

        if (options is { ClientId: { } clientId, Secret: { } secret }
            && !(IsSame(request.ClientId, clientId) && IsSame(request.Secret, secret)))
        {
            throw RequestRejectedException.For("INVALID_API_KEYS");
        }
    }

    private static bool IsSame(string actual, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(actual), Encoding.UTF8.GetBytes(expected));

    private static bool IsJson(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(JsonType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == JsonType.Length || contentType[JsonType.Length] is ';' or ' ');
}
