using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>The JSON of accounts and Items, with every member that Plaid's OpenAPI file requires.</summary>
internal static class ItemJson
{
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    public const int TimeBytes = 20;

    /// <summary>The placeholder of the time of the last update, with its length.</summary>
    public static ReadOnlySpan<byte> TimePlaceholder => "0000-00-00T00:00:00Z"u8;

    public static byte[] Account(SandboxAccount account)
    {
        return account.Json is { } raw ? Encoding.UTF8.GetBytes(raw) : JsonResponse.Written(json =>
        {
            json.WriteStartObject();
            json.WriteString("account_id", account.Id);
            json.WriteStartObject("balances");
            WriteBalances(json, account);
            json.WriteEndObject();
            json.WriteString("mask", account.Mask);
            json.WriteString("name", account.Name);
            json.WriteString("official_name", account.OfficialName);
            WriteRaw(json, account.Members);
            json.WriteString("subtype", account.Subtype);
            json.WriteString("type", account.Type);
            json.WriteEndObject();
        });
    }

    public static byte[] Item(SandboxItem item) => JsonResponse.Written(json =>
    {
        json.WriteStartObject();
        WriteMembers(json, item);
        json.WriteEndObject();
    });

    /// <summary>The owners of an account.</summary>
    public static byte[] Owners(IReadOnlyList<SandboxOwner> owners) => JsonResponse.Written(json =>
    {
        json.WriteStartArray();
        foreach (var owner in owners)
        {
            json.WriteStartObject();
            WriteList(json, "names", owner.Names);
            WriteContacts(json, "phone_numbers", owner.PhoneNumber, "mobile");
            WriteContacts(json, "emails", owner.Email, "primary");
            json.WriteStartArray("addresses");
            if (owner.Address is not null)
            {
                json.WriteRawValue(owner.Address);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>The members of an Item that every endpoint returns.</summary>
    public static void WriteMembers(Utf8JsonWriter json, SandboxItem item)
    {
        json.WriteString("auth_method", item.AuthMethod);
        WriteList(json, "available_products", item.AvailableProducts);
        WriteList(json, "billed_products", item.BilledProducts);
        json.WriteNull("consent_expiration_time");
        json.WritePropertyName("error");
        if (item.Error is null)
        {
            json.WriteNullValue();
        }
        else
        {
            ResponseWriter.Write(json, item.Error, requestId: null);
        }

        json.WriteString("institution_id", item.InstitutionId);
        json.WriteString("item_id", item.Id);
        json.WriteString("update_type", "background");
        json.WriteString("webhook", item.Webhook);
    }

    public static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void WriteContacts(Utf8JsonWriter json, string name, string? contact, string type)
    {
        json.WriteStartArray(name);
        if (contact is not null)
        {
            json.WriteStartObject();
            json.WriteString("data", contact);
            json.WriteBoolean("primary", value: true);
            json.WriteString("type", type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBalances(Utf8JsonWriter json, SandboxAccount account)
    {
        WriteAmount(json, "available", account.Available);
        WriteAmount(json, "current", account.Current);
        json.WriteString("iso_currency_code", account.IsoCurrencyCode);
        WriteAmount(json, "limit", account.Limit);
        json.WriteString("unofficial_currency_code", account.UnofficialCurrencyCode);
        if (account.UpdatedAgo is not null)
        {
            json.WriteString("last_updated_datetime", TimePlaceholder);
        }

        WriteRaw(json, account.BalanceMembers);
    }

    public static void WriteAmount(Utf8JsonWriter json, string name, decimal? amount)
    {
        if (amount is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteRaw(Utf8JsonWriter json, IReadOnlyList<(string Name, string Json)> members)
    {
        foreach (var (name, raw) in members)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(raw);
        }
    }
}
