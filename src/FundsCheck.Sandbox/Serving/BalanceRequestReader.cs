using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>Reads the JSON of a balance request strictly, as Plaid does: rejects unknown fields and wrong types.</summary>
internal static class BalanceRequestReader
{
    public const int BodyBytesMax = 64 * 1024;
    public const int AccountIdsMax = 500;

    private const int DepthMax = 8;

    /// <summary>ISO 8601 with a time zone, with or without fractions of a second.</summary>
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = DepthMax };

    /// <exception cref="RequestRejectedException">The request is invalid.</exception>
    public static BalanceRequest Read(in ReadOnlySequence<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw RequestRejectedException.For("INVALID_BODY");
        }
    }

    private static BalanceRequest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw RequestRejectedException.For("INVALID_BODY");
        }

        var request = new BalanceRequest();
        var unknown = new List<string>();
        foreach (var field in root.EnumerateObject())
        {
            request = field.Name switch
            {
                "access_token" => request with { AccessToken = Text(field) },
                "client_id" => request with { ClientId = Text(field) },
                "secret" => request with { Secret = Text(field) },
                "options" => ReadOptions(request, field, unknown),
                _ => Note(request, unknown, field.Name),
            };
        }

        return unknown.Count == 0
            ? request
            : throw RequestRejectedException.For("UNKNOWN_FIELDS", $"the request has unknown fields: {string.Join(", ", unknown)}");
    }

    private static BalanceRequest ReadOptions(BalanceRequest request, JsonProperty options, List<string> unknown)
    {
        if (options.Value.ValueKind == JsonValueKind.Null)
        {
            return request;
        }

        if (options.Value.ValueKind != JsonValueKind.Object)
        {
            throw Invalid(options.Name, "an object");
        }

        foreach (var field in options.Value.EnumerateObject())
        {
            request = field.Name switch
            {
                "account_ids" => request with { AccountIds = Texts(field) },
                "min_last_updated_datetime" => request with { UpdatedSince = Time(field) },
                _ => Note(request, unknown, $"options.{field.Name}"),
            };
        }

        return request;
    }

    private static BalanceRequest Note(BalanceRequest request, List<string> unknown, string name)
    {
        unknown.Add(name);
        return request;
    }

    private static string? Text(JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.String => Text(field.Value),
        JsonValueKind.Null => null,
        _ => throw Invalid(field.Name, "a text"),
    };

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString() ?? throw RequestRejectedException.For("INVALID_BODY");
        }
        catch (InvalidOperationException)
        {
            // The text is not UTF-8, or has an escaped half of a surrogate pair.
            throw RequestRejectedException.For("INVALID_BODY");
        }
    }

    private static List<string> Texts(JsonProperty field)
    {
        if (field.Value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (field.Value.ValueKind != JsonValueKind.Array || field.Value.GetArrayLength() > AccountIdsMax)
        {
            throw Invalid($"options.{field.Name}", $"a list of at most {AccountIdsMax} texts");
        }

        return [.. field.Value.EnumerateArray().Select(element => element.ValueKind == JsonValueKind.String
            ? Text(element)
            : throw Invalid($"options.{field.Name}", "a list of texts"))];
    }

    private static DateTimeOffset? Time(JsonProperty field)
    {
        if (field.Value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return field.Value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParseExact(
                Text(field.Value), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : throw Invalid($"options.{field.Name}", "a time such as 2026-11-20T10:00:00Z");
    }

    private static RequestRejectedException Invalid(string field, string expected) =>
        RequestRejectedException.For("INVALID_FIELD", $"`{field}` must be {expected}");
}
