using System.Globalization;
using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>The fields of one object of a request, by name and type. Null is the same as a missing field.</summary>
internal sealed class RequestFields(JsonElement element, string prefix = "")
{
    public const int AccountIdsMax = 500;

    /// <summary>ISO 8601 with a time zone, with or without fractions of a second.</summary>
    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    private List<string>? _missing;

    /// <summary>The required fields that are missing, in the order of their reading.</summary>
    public IReadOnlyList<string> Missing => _missing ?? (IReadOnlyList<string>)[];

    public string? Text(string name) => Find(name, JsonValueKind.String, "a text") is { } value ? TextOf(value) : null;

    /// <summary>A text that must be there; empty where it is missing, which <see cref="Missing"/> notes.</summary>
    public string RequiredText(string name)
    {
        var text = Text(name);
        return string.IsNullOrEmpty(text) ? Note(name, "") : text;
    }

    public decimal? Number(string name)
    {
        if (Find(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        return value.TryGetDecimal(out var number) ? number : throw Invalid(name, "a number with at most 28 digits");
    }

    public decimal RequiredNumber(string name) => Number(name) ?? Note(name, 0m);

    /// <summary>A whole number within bounds.</summary>
    public int? Whole(string name, int min, int max)
    {
        if (Find(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        return value.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : throw Invalid(name, string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"));
    }

    public bool? Flag(string name) => !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Invalid(name, "true or false"),
        };

    public bool RequiredFlag(string name) => Flag(name) ?? Note(name, value: false);

    /// <summary>One of these words.</summary>
    public string? Word(string name, IReadOnlyCollection<string> words)
    {
        var text = Text(name);
        return text is null || words.Contains(text, StringComparer.Ordinal)
            ? text
            : throw Invalid(name, $"one of {string.Join(", ", words)}");
    }

    public DateTimeOffset? Time(string name)
    {
        const string Expected = "a time such as 2026-11-20T10:00:00Z";
        if (Find(name, JsonValueKind.String, Expected) is not { } value)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(
            TextOf(value), TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : throw Invalid(name, Expected);
    }

    /// <summary>A list of texts; empty where it is missing.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Find(name, JsonValueKind.Array, $"a list of at most {AccountIdsMax} texts") is not { } value)
        {
            return [];
        }

        if (value.GetArrayLength() > AccountIdsMax)
        {
            throw Invalid(name, $"a list of at most {AccountIdsMax} texts");
        }

        var texts = new string[value.GetArrayLength()];
        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = value[index].ValueKind == JsonValueKind.String ? TextOf(value[index]) : throw Invalid(name, "a list of texts");
        }

        return texts;
    }

    /// <summary>The fields of an inner object; null where it is missing.</summary>
    public RequestFields? Inner(string name) =>
        Find(name, JsonValueKind.Object, "an object") is { } value ? new RequestFields(value, $"{prefix}{name}.") : null;

    public RequestRejectedException Invalid(string name, string expected) =>
        RequestRejectedException.For("INVALID_FIELD", $"`{prefix}{name}` must be {expected}");

    private JsonElement? Find(string name, JsonValueKind kind, string expected)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == kind ? value : throw Invalid(name, expected);
    }

    private T Note<T>(string name, T value)
    {
        (_missing ??= []).Add(prefix + name);
        return value;
    }

    private static string TextOf(JsonElement value) => value.GetString() ?? throw RequestRejectedException.For("INVALID_BODY");
}
