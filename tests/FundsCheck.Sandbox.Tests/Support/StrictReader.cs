using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>Reads a response strictly and refuses every detectably wrong one: so it distinguishes faults from ordinary responses.</summary>
internal static partial class StrictReader
{
    private const int BodyBytesMax = 1 << 20;
    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    /// <summary>The members whose null may be a text in another response.</summary>
    private static readonly string[] TextsOrNull = ["official_name"];

    /// <summary>The members that have one value only.</summary>
    private static readonly string[] Fixed = ["alg", "crv", "iso_currency_code", "kty", "unofficial_currency_code", "use"];

    /// <summary>The members that repeat an id of the request.</summary>
    private static readonly string[] Subjects = ["account_id", "kid"];

    /// <summary>Whether the response has the form of a reference: each of its members, with the same types, ids and codes.</summary>
    public static bool HasForm(Reply reply, JsonElement reference, string subjectId)
    {
        try
        {
            if (reply.Status != 200 || reply.ContentType is not "application/json; charset=utf-8"
                || reply.ContentHeaders.ContentEncoding.Count > 0 || reply.Body.Length > BodyBytesMax || !Utf8.IsValid(reply.Body))
            {
                return false;
            }

            using var document = JsonDocument.Parse(reply.Body, Strictly);
            return !document.RootElement.TryGetProperty("error_type", out _) && IsLike(document.RootElement, reference, "", subjectId);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The available balance of the account; null where the response is refused.</summary>
    public static decimal? Available(Reply reply, string accountId)
    {
        try
        {
            return reply.Status == 200
                && reply.ContentType is "application/json; charset=utf-8"
                && reply.ContentHeaders.ContentEncoding.Count == 0
                && reply.Body.Length <= BodyBytesMax
                && Utf8.IsValid(reply.Body)
                    ? Read(reply.Body, accountId)
                    : null;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static decimal? Read(byte[] body, string accountId)
    {
        using var document = JsonDocument.Parse(body, Strictly);
        var root = document.RootElement;
        _ = root.GetProperty("request_id").GetString();
        _ = root.GetProperty("item").GetProperty("item_id").GetString();
        var accounts = root.GetProperty("accounts").EnumerateArray()
            .Where(account => account.GetProperty("account_id").GetString() == accountId).ToList();
        if (accounts.Count != 1)
        {
            return null;
        }

        var account = accounts[0];
        var balances = account.GetProperty("balances");
        if (account.GetProperty("type").GetString() is null || account.GetProperty("subtype").GetString() is null)
        {
            return null;
        }

        if (balances.GetProperty("iso_currency_code").GetString() != "USD"
            || balances.GetProperty("unofficial_currency_code").GetString() is not null)
        {
            return null;
        }

        return IsExact(balances.GetProperty("current")) && IsExact(balances.GetProperty("limit"))
            && IsExact(balances.GetProperty("available"))
            ? Number(balances.GetProperty("available"))
            : null;
    }

    private static bool IsLike(JsonElement value, JsonElement reference, string name, string subjectId) => reference.ValueKind switch
    {
        JsonValueKind.Object => value.ValueKind == JsonValueKind.Object && reference.EnumerateObject().All(
            member => IsLike(value.GetProperty(member.Name), member.Value, member.Name, subjectId)),
        JsonValueKind.Array => value.ValueKind == JsonValueKind.Array && (reference.GetArrayLength() == 0
            || (reference[0].ValueKind == JsonValueKind.String && value.EnumerateArray().All(element => element.GetString() is not null))
            || (value.GetArrayLength() == 1 && IsLike(value[0], reference[0], name, subjectId))),
        JsonValueKind.String => IsLikeText(value.GetString(), reference.GetString()!, name, subjectId),
        JsonValueKind.Number => IsExact(value) && value.ValueKind == JsonValueKind.Number,
        JsonValueKind.Null => value.ValueKind == JsonValueKind.Null
            || (TextsOrNull.Contains(name) && value.ValueKind == JsonValueKind.String),
        _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
    };

    private static bool IsLikeText(string? text, string reference, string name, string subjectId) => text is not null
        && (!Subjects.Contains(name) || text == subjectId)
        && (!Fixed.Contains(name) || text == reference)
        && (name is not ("x" or "y") || text.Length == reference.Length)
        && (!IsTime(reference) || IsTime(text));

    private static bool IsTime(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null
        ? null
        : decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Whether decimal holds the number to its last digit; compared as fractions of whole numbers.</summary>
    private static bool IsExact(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.Number || value.GetRawText().Length > 100
            || Parts().Match(value.GetRawText()) is not { Success: true } match)
        {
            return false;
        }

        var exponent = match.Groups["exponent"].Success ? int.Parse(match.Groups["exponent"].Value, CultureInfo.InvariantCulture) : 0;
        var fraction = match.Groups["fraction"].Value;
        if (Math.Abs(exponent) > 100
            || !decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var rounded))
        {
            return false;
        }

        // mantissa * 10^(exponent - digits) == rounded, both sides times 10^200
        var mantissa = BigInteger.Parse(match.Groups["sign"].Value + match.Groups["whole"].Value + fraction, CultureInfo.InvariantCulture);
        var bits = decimal.GetBits(rounded);
        var held = ((new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0]) * (rounded < 0 ? -1 : 1);
        return mantissa * BigInteger.Pow(10, 200 + exponent - fraction.Length) == held * BigInteger.Pow(10, 200 - rounded.Scale);
    }

    [GeneratedRegex(
        @"^(?<sign>-?)(?<whole>\d+)(\.(?<fraction>\d+))?([eE](?<exponent>[+-]?\d+))?$", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Parts();
}
