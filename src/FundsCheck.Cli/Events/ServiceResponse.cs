using System.Globalization;
using System.Text.Json;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Events;

/// <summary>Reads a response of the endpoint. A response that is not a documented one is a failure, never a success.</summary>
internal static class ServiceResponse
{
    private const string ResultType = "application/json";
    private const string ProblemType = "application/problem+json";
    private const int ReasonLengthMax = 1_000;

    /// <param name="status">The HTTP status.</param>
    /// <param name="mediaType">The type of the body; null without one.</param>
    /// <param name="body">The body.</param>
    /// <param name="request">The event, which a result repeats.</param>
    /// <param name="retryAfter">The wait that the service states; null for none.</param>
    public static ServiceAnswer Read(int status, string? mediaType, byte[] body, EventRequest request, TimeSpan? retryAfter)
    {
        using var json = Parse(body);
        var root = json?.RootElement;
        var reason = root is { } problem && IsOf(mediaType, ProblemType) ? ReasonOf(problem) : null;
        return status switch
        {
            200 when root is { } result && IsOf(mediaType, ResultType) && ResultOf(result, request) is { } found =>
                new ServiceAnswer.Decided(found),
            400 or 409 or 410 or 422 when reason is not null => new ServiceAnswer.Decided(new EventResult.Rejected(reason)),
            401 or 403 => Failed(status, $"the service does not authorize this; set a valid token in {ServiceAddress.TokenVariable}"),
            429 => new ServiceAnswer.TryAgain("status 429: too many requests", retryAfter),
            503 => new ServiceAnswer.TryAgain(reason is null ? "status 503" : $"status 503: {reason}", retryAfter),
            >= 300 and < 400 => Failed(status, "a redirect is not followed; give the address of the endpoint itself"),
            _ => Failed(status, "this is no response of the endpoint for events; check the address"),
        };
    }

    private static ServiceAnswer.Failed Failed(int status, string cause) =>
        new(string.Create(CultureInfo.InvariantCulture, $"status {status}: {cause}"));

    private static bool IsOf(string? mediaType, string expected) => string.Equals(mediaType, expected, StringComparison.OrdinalIgnoreCase);

    private static JsonDocument? Parse(byte[] body)
    {
        try
        {
            var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return json;
            }

            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The response names the event again, so that a response to something else counts as none.
    private static EventResult? ResultOf(JsonElement result, EventRequest request) =>
        Has(result, "id", request.DebitId) && Has(result, "event", request.Event.ToName()) && TextOf(result, "recordedAt") is not null
        && result.TryGetProperty("revision", out var number) && number.ValueKind == JsonValueKind.Number
        && number.TryGetInt32(out var revision) && revision == (request.Revision ?? revision)
        && result.TryGetProperty("repeated", out var repeated)
            ? repeated.ValueKind switch
            {
                JsonValueKind.True => new EventResult.Repeated(),
                JsonValueKind.False => new EventResult.Recorded(),
                _ => null,
            }
            : null;

    private static string? ReasonOf(JsonElement problem)
    {
        if (TextOf(problem, "title") is not { } title || TextOf(problem, "code") is not { } code)
        {
            return null;
        }

        var errors = problem.TryGetProperty("errors", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(error => TextOf(error, "message")).OfType<string>()
            : [];
        var reason = $"{string.Join("; ", errors.Prepend(TextOf(problem, "detail") ?? title))} ({code})";
        return reason.Length <= ReasonLengthMax ? reason : $"{reason[..ReasonLengthMax]} ...";
    }

    private static bool Has(JsonElement element, string member, string text) =>
        string.Equals(TextOf(element, member), text, StringComparison.Ordinal);

    private static string? TextOf(JsonElement element, string member)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var value)
                && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;
        }
        catch (InvalidOperationException)
        {
            // The text has half of a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }
}
