namespace FundsCheck.Sandbox;

/// <summary>The bodies of webhooks.</summary>
internal static class WebhookBody
{
    private const string Item = "ITEM";
    private const string ErrorCode = "ERROR";

    private static readonly TimeSpan DisconnectIn = TimeSpan.FromDays(7);

    /// <summary>The codes of each type; the first type of a code is its default.</summary>
    private static readonly (string Type, string Code)[] Pairs =
    [
        (Item, ErrorCode), (Item, "LOGIN_REPAIRED"), (Item, "NEW_ACCOUNTS_AVAILABLE"), (Item, "PENDING_DISCONNECT"),
        (Item, "USER_ACCOUNT_REVOKED"), (Item, "USER_PERMISSION_REVOKED"), ("TRANSACTIONS", "SYNC_UPDATES_AVAILABLE"),
        ("TRANSACTIONS", "DEFAULT_UPDATE"), ("AUTH", "DEFAULT_UPDATE"),
    ];

    /// <summary>The types that Plaid's OpenAPI file lists.</summary>
    public static IReadOnlyCollection<string> Types { get; } =
    [
        "AUTH", "HOLDINGS", "INVESTMENTS_TRANSACTIONS", Item, "LIABILITIES", "TRANSACTIONS", "ASSETS",
    ];

    /// <summary>The codes that Plaid's OpenAPI file lists.</summary>
    public static IReadOnlyCollection<string> Codes { get; } =
    [
        .. Pairs.Select(pair => pair.Code).Distinct(StringComparer.Ordinal), "AUTHORIZATION_GRANTED", "PRODUCT_READY",
        "RECURRING_TRANSACTIONS_UPDATE", "SMS_MICRODEPOSITS_VERIFICATION",
    ];

    /// <summary>The type of a webhook; null where the sandbox has no such webhook, as its Items lack the product.</summary>
    public static string? TypeOf(string code, string? type) => Pairs
        .Where(pair => string.Equals(pair.Code, code, StringComparison.Ordinal)
            && (type is null || string.Equals(pair.Type, type, StringComparison.Ordinal)))
        .Select(pair => pair.Type)
        .FirstOrDefault();

    public static byte[] Write(SandboxItem item, string type, string code, DateTimeOffset now) => JsonResponse.Written(json =>
    {
        json.WriteStartObject();
        json.WriteString("environment", "sandbox");
        json.WriteString("item_id", item.Id);
        json.WriteString("webhook_code", code);
        json.WriteString("webhook_type", type);
        switch (code)
        {
            case ErrorCode:
                json.WritePropertyName("error");
                ResponseWriter.Write(json, item.Error ?? SandboxError.Get("ITEM_LOGIN_REQUIRED"), requestId: null);
                break;
            case "USER_PERMISSION_REVOKED":
                json.WritePropertyName("error");
                ResponseWriter.Write(json, SandboxError.Get(code), requestId: null);
                break;
            case "PENDING_DISCONNECT":
                json.WriteString("reason", "INSTITUTION_MIGRATION");
                json.WriteString("disconnect_time", ItemJson.Time(now + DisconnectIn));
                break;
            case "USER_ACCOUNT_REVOKED":
                json.WriteString("account_id", item.Accounts.Count > 0 ? item.Accounts[0].Id : "");
                break;
            case "SYNC_UPDATES_AVAILABLE":
                json.WriteBoolean("historical_update_complete", value: true);
                json.WriteBoolean("initial_update_complete", value: true);
                break;
            default:
                json.WriteNull("error");
                break;
        }

        json.WriteEndObject();
    });
}
