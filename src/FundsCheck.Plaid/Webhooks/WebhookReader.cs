using System.Text.Json;

namespace FundsCheck.Plaid;

/// <summary>Reads the body of a webhook.</summary>
internal static class WebhookReader
{
    private const int StatusOfItemErrors = 400;

    /// <summary>
    /// The webhook; null where its type or code is none that the adapter reads. Only the type and the code of such a webhook are read; its
    /// other members may be any JSON.
    /// </summary>
    /// <exception cref="BodyException">The body is not what Plaid documents.</exception>
    /// <exception cref="JsonException">The body is not JSON, or is nested too deeply.</exception>
    public static PlaidWebhook? Read(ReadOnlySpan<byte> body, DateTimeOffset issuedAt) =>
        ReadKind(body) is var kind && kind == PlaidWebhookKind.Other ? null : ReadItem(body, kind, issuedAt);

    private static PlaidWebhookKind ReadKind(ReadOnlySpan<byte> body)
    {
        var json = StrictJson.OpenObject(body);
        var names = new MemberNames("body");
        string? type = null, code = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "webhook_type":
                    type = json.Text("webhook_type");
                    break;
                case "webhook_code":
                    code = json.Text("webhook_code");
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        json.ExpectEnd();
        names.Require("webhook_type", "webhook_code");
        return (type, code) switch
        {
            ("ITEM", "ERROR") => PlaidWebhookKind.ItemError,
            ("ITEM", "LOGIN_REPAIRED") => PlaidWebhookKind.LoginRepaired,
            ("ITEM", "PENDING_DISCONNECT") => PlaidWebhookKind.PendingDisconnect,
            ("ITEM", "PENDING_EXPIRATION") => PlaidWebhookKind.PendingExpiration,
            ("ITEM", "USER_PERMISSION_REVOKED") => PlaidWebhookKind.UserPermissionRevoked,
            ("ITEM", "USER_ACCOUNT_REVOKED") => PlaidWebhookKind.UserAccountRevoked,
            ("ITEM", "NEW_ACCOUNTS_AVAILABLE") => PlaidWebhookKind.NewAccountsAvailable,
            _ => PlaidWebhookKind.Other,
        };
    }

    private static PlaidWebhook ReadItem(ReadOnlySpan<byte> body, PlaidWebhookKind kind, DateTimeOffset issuedAt)
    {
        var json = StrictJson.OpenObject(body);
        var names = new MemberNames("body");
        string? itemId = null, accountId = null;
        PlaidError? error = null;
        DateTimeOffset? expectedToFailAt = null;
        while (json.NextMember(names) is { } name)
        {
            switch (name)
            {
                case "item_id":
                    itemId = json.IdOrNull("item_id");
                    break;
                case "account_id" when kind == PlaidWebhookKind.UserAccountRevoked:
                    accountId = json.IdOrNull("account_id");
                    break;
                case "error" when kind == PlaidWebhookKind.ItemError:
                    error = ErrorReader.Read(ref json, "error");
                    break;
                case "disconnect_time" when kind == PlaidWebhookKind.PendingDisconnect && json.IsText:
                case "consent_expiration_time" when kind == PlaidWebhookKind.PendingExpiration && json.IsText:
                    expectedToFailAt = BankTime.From(json.LongText(name)).At;
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        return new PlaidWebhook(kind, itemId ?? throw new BodyException("`body` lacks `item_id`"), issuedAt)
        {
            AccountId = accountId,
            Failure = FailureOf(kind, error, accountId),
            ExpectedToFailAt = expectedToFailAt,
        };
    }

    private static BalanceFailure? FailureOf(PlaidWebhookKind kind, PlaidError? error, string? accountId) => kind switch
    {
        PlaidWebhookKind.ItemError => Classify(error ?? throw new BodyException("`body` lacks `error`")),
        PlaidWebhookKind.UserPermissionRevoked => Classify(new PlaidError("ITEM_ERROR", "USER_PERMISSION_REVOKED", null)),
        PlaidWebhookKind.UserAccountRevoked =>
            accountId is not null ? PlaidFailures.AccountRevoked : throw new BodyException("`body` lacks `account_id`"),
        _ => null,
    };

    private static BalanceFailure? Classify(PlaidError error) =>
        PlaidErrors.Classify(error, StatusOfItemErrors).Failure;
}
