using System.Text;
using System.Text.Json;

namespace FundsCheck.Sandbox;

/// <summary>
/// The response that faults alter: the requested account with 1,000,000 USD. No other account has this balance, which reveals a client that
/// trusts a faulty response.
/// </summary>
internal static class FalseResponse
{
    public const string Available = "\"available\":1000000";
    public const string Current = "\"current\":1000000";
    public const string AccountId = "\"account_id\":\"@ID\"";

    public const string Balances =
        $$"""{{{Available}},{{Current}},"limit":null,"iso_currency_code":"USD","unofficial_currency_code":null}""";

    public const string Account =
        $$"""{{{AccountId}},"balances":{{Balances}},"mask":"0000","name":"Sandbox Checking","official_name":null"""
            + ""","type":"depository","subtype":"checking"}""";

    public const string Item =
        """{"item_id":"item-false","institution_id":"ins_109508","institution_name":null,"webhook":"https:"""
            + """//example.com/plaid-webhook","error":null,"available_products":["balance"],"billed_products":["auth"]"""
            + ""","consent_expiration_time":null,"update_type":"background"}""";

    public const string RequestId = "\"request_id\":\"@REQUEST\"";

    /// <summary>
    /// The whole response; each request fills in <c>@ID</c>, <c>@OTHER</c> (the id in capitals) and <c>@REQUEST</c>.
    /// </summary>
    public const string Template = $$"""{"accounts":[{{Account}}],"item":{{Item}},{{RequestId}}}""";

    /// <summary>Stands for two bytes that are not UTF-8.</summary>
    private const char NoUtf8 = '\uE000';

    private static readonly byte[] NoUtf8Bytes = [0xC3, 0x28];

    public static byte[] Fill(string template, string accountId, string requestId)
    {
        var text = template
            .Replace("@ID", Escape(accountId), StringComparison.Ordinal)
            .Replace("@OTHER", Escape(accountId.ToUpperInvariant()), StringComparison.Ordinal)
            .Replace("@REQUEST", requestId, StringComparison.Ordinal);
        var parts = text.Split(NoUtf8);
        return [.. Encoding.UTF8.GetBytes(parts[0]), .. parts.Skip(1).SelectMany(part => NoUtf8Bytes.Concat(Encoding.UTF8.GetBytes(part)))];
    }

    /// <summary>The template with one part changed.</summary>
    /// <exception cref="InvalidOperationException">The template does not have the part exactly once.</exception>
    public static string Edit(string template, string part, string by)
    {
        var at = template.IndexOf(part, StringComparison.Ordinal);
        if (at < 0 || template.IndexOf(part, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw new InvalidOperationException($"the template must have `{part}` once");
        }

        return template.Replace(part, by, StringComparison.Ordinal);
    }

    private static string Escape(string text) => JsonEncodedText.Encode(text).ToString();
}
