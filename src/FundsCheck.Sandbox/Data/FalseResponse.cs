using System.Text;
using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>
/// The responses that faults alter: the requested account with 1,000,000 USD, an Item without an error, a result of ACCEPT. No Item has
/// this balance, which reveals a client that trusts a faulty response.
/// </summary>
/// <remarks>Each request fills in <c>@ID</c>, <c>@OTHER</c> (the id in capitals) and <c>@REQUEST</c>.</remarks>
internal static class FalseResponse
{
    public const string Available = "\"available\":1000000";
    public const string Current = "\"current\":1000000";
    public const string AccountId = "\"account_id\":\"@ID\"";
    public const string Result = "\"result\":\"ACCEPT\"";
    public const string AvailableAttribute = "\"available_balance\":1000000";
    public const string CurrentAttribute = "\"current_balance\":1000000";
    public const string RequestId = "\"request_id\":\"@REQUEST\"";

    public const string Balances =
        $$"""{{{Available}},{{Current}},"limit":null,"iso_currency_code":"USD","unofficial_currency_code":null}""";

    public const string Account = $"{AccountStart}}}";
    public const string OwnedAccount = $"{AccountStart}{Owners}}}";
    public const string Item = $"{ItemStart}}}";

    public const string Attributes = $"{{{AvailableAttribute},{CurrentAttribute}}}";

    public const string Ruleset = $$$"""{"ruleset_key":"default",{{{Result}}},"triggered_rule_details":{"internal_note":"a fault"}}""";

    public const string Status =
        """{"transactions":{"last_successful_update":"2026-11-20T10:00:00Z","last_failed_update":null}}""";

    /// <summary>A public key that signs no webhook: another one than that of the sandbox.</summary>
    public const string PublicKey =
        """{"use":"sig","alg":"ES256","kty":"EC","crv":"P-256","kid":"@ID","created_at":1560466150,"expired_at":null"""
            + ""","x":"hKXLGIjWvCBv-cP5euCTxl8g9GLG9zHo_3pO5NN1DwQ","y":"shhexqPB7YffGn6fR6h2UhTSuCtPmfzQJ6ENVIoO4Ys"}""";

    public const string Accounts = $$"""{"accounts":[{{Account}}],"item":{{Item}},{{RequestId}}}""";
    public const string Identity = $$"""{"accounts":[{{OwnedAccount}}],"item":{{Item}},{{RequestId}}}""";
    public const string Processor = $$"""{"account":{{Account}},{{RequestId}}}""";
    public const string ItemStatus = $$"""{"item":{{ItemStart}},"created_at":"2025-11-20T10:00:00Z"},"status":{{Status}},{{RequestId}}}""";
    public const string Report = $$"""{{{RequestId}}}""";
    public const string Key = $$"""{"key":{{PublicKey}},{{RequestId}}}""";
    public const string Fired = $$"""{"webhook_fired":true,{{RequestId}}}""";

    public const string Auth =
        $$"""{"accounts":[{{Account}}],"numbers":{"ach":[{{{AccountId}},"account":"9900009606","routing":"011401533","""
            + $$""" "wire_routing":"021000021"}],"eft":[],"international":[],"bacs":[]},"item":{{Item}},{{RequestId}}}""";

    public const string Transactions =
        $$"""{"transactions_update_status":"HISTORICAL_UPDATE_COMPLETE","accounts":[{{Account}}],"added":[],"modified":[],"removed":[]"""
            + $$""","next_cursor":"sandbox-cursor-0","has_more":false,{{RequestId}}}""";

    public const string Signal =
        $$"""{"scores":null,"core_attributes":{{Attributes}},"ruleset":{{Ruleset}},"warnings":[],{{RequestId}}}""";

    private const string Owners =
        ""","owners":[{"names":["Sandbox Owner"],"phone_numbers":[],"emails":[],"addresses":[]}]""";

    private const string AccountStart =
        $$"""{{{AccountId}},"balances":{{Balances}},"mask":"0000","name":"Sandbox Checking","official_name":null"""
            + ",\"type\":\"depository\",\"subtype\":\"checking\"";

    private const string ItemStart =
        """{"item_id":"item-false","institution_id":"ins_109508","webhook":"https:"""
            + """//example.com/plaid-webhook","error":null,"available_products":["balance"],"billed_products":["auth"]"""
            + ",\"consent_expiration_time\":null,\"update_type\":\"background\"";

    /// <summary>Stands for two bytes that are not UTF-8.</summary>
    private const char NoUtf8 = '\uE000';

    private static readonly byte[] NoUtf8Bytes = [0xC3, 0x28];

    /// <summary>The account within a template; null where it has none.</summary>
    public static string? AccountIn(string template) =>
        template.Contains(OwnedAccount, StringComparison.Ordinal) ? OwnedAccount
        : template.Contains(Account, StringComparison.Ordinal) ? Account
        : null;

    public static byte[] Fill(string template, string subjectId, string requestId)
    {
        var text = template
            .Replace("@ID", Escape(subjectId), StringComparison.Ordinal)
            .Replace("@OTHER", Escape(subjectId.ToUpperInvariant()), StringComparison.Ordinal)
            .Replace("@REQUEST", requestId, StringComparison.Ordinal);
        var parts = text.Split(NoUtf8);
        return [.. Encoding.UTF8.GetBytes(parts[0]), .. parts.Skip(1).SelectMany(part => NoUtf8Bytes.Concat(Encoding.UTF8.GetBytes(part)))];
    }

    /// <summary>The template with one part changed; null where it lacks the part.</summary>
    /// <exception cref="InvalidOperationException">The template has the part more than once.</exception>
    public static string? Edit(string template, string part, string by)
    {
        var at = template.IndexOf(part, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        return template.IndexOf(part, at + 1, StringComparison.Ordinal) < 0
            ? template.Replace(part, by, StringComparison.Ordinal)
            : throw new InvalidOperationException($"the template must have `{part}` once");
    }

    private static string Escape(string text) => JsonEncodedText.Encode(text).ToString();
}
