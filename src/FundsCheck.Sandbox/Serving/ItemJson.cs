using System.Buffers;
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
        return account.Json is { } raw ? Encoding.UTF8.GetBytes(raw) : Written(json =>
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

    public static byte[] Item(SandboxItem item) => Written(json =>
    {
        json.WriteStartObject();
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
        json.WriteString("item_id", item.ItemId ?? $"item-{item.Name}");
        json.WriteString("update_type", "background");
        json.WriteString("webhook", item.Webhook);
        json.WriteEndObject();
    });

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

    private static void WriteAmount(Utf8JsonWriter json, string name, decimal? amount)
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

    private static void WriteList(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
