namespace FundsCheck.Plaid.Tests.Support;

/// <summary>Bodies of webhooks in Plaid's form.</summary>
internal static class WebhookBodies
{
    public const string ItemId = "item-1";

    public static string LoginRequired { get; } = Error("ITEM_LOGIN_REQUIRED");

    public static string LoginRepaired { get; } = Item("LOGIN_REPAIRED");

    public static string PermissionRevoked { get; } = Item("USER_PERMISSION_REVOKED");

    public static string AccountRevoked { get; } = Item("USER_ACCOUNT_REVOKED", $$""","account_id":"{{Json.AccountId}}" """);

    public static string PendingDisconnect { get; } =
        Item("PENDING_DISCONNECT", ""","reason":"INSTITUTION_MIGRATION","disconnect_time":"2026-11-27T13:25:17.766Z" """);

    public static string PendingExpiration { get; } =
        Item("PENDING_EXPIRATION", ""","consent_expiration_time":"2026-11-27T13:25:17.766Z" """);

    public static string NewAccounts { get; } = Item("NEW_ACCOUNTS_AVAILABLE", ""","error":null""");

    public static string Error(string code, string type = "ITEM_ERROR") =>
        Item("ERROR", $$""","error":{"error_type":"{{type}}","error_code":"{{code}}","error_message":"words","status":400}""");

    public static string Item(string code, string more = "", string itemId = ItemId) =>
        $$"""{"webhook_type":"ITEM","webhook_code":"{{code}}","item_id":"{{itemId}}","environment":"sandbox"{{more}}}""";
}
