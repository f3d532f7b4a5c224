using static FundsCheck.Sandbox.FalseResponse;

namespace FundsCheck.Sandbox;

/// <summary>Faults of the JSON: each changes one part of the false response.</summary>
internal static class JsonFaults
{
    private const int DeepLevels = 10_000;
    private const int LongNumberDigits = 10_000;
    private const string Iso = "\"iso_currency_code\":\"USD\"";
    private const string Accounts = $"[{Account}]";

    // Older API versions leave out `limit` and `unofficial_currency_code`: a response without them is correct.
    private static readonly string[] BalanceKeys = ["available", "current", "iso_currency_code"];
    private static readonly string[] AccountKeys = ["account_id", "balances", "type", "subtype"];
    private static readonly string[] ResponseKeys = ["accounts", "item", "request_id"];

    public static IEnumerable<SandboxFault> All => [.. Documents(), .. Numbers(), .. Keys(), .. Shapes(), .. AccountIds(), .. Texts()];

    private static IEnumerable<SandboxFault> Documents() =>
    [
        Whole(
            "json-truncated", "JSON that ends after the balances, in a complete body.",
            Template[..Template.IndexOf(Item, StringComparison.Ordinal)]),
        Whole("json-null", "The body is null.", "null"),
        Whole("json-list", "The body is a list.", $"[{Template}]"),
        Whole("json-text", "The body is a text.", "\"1000000\""),
        Whole("json-number", "The body is a number.", "1000000"),
        Whole("json-empty-object", "The body is {}.", "{}"),
        Whole("json-twice", "Two JSON documents, one after the other.", Template + Template),
        Whole("json-trailing", "Text after the JSON.", Template + " and so on"),
        Whole("json-comment", "A comment in the JSON.", $"/* balances */ {Template}"),
        Edited("json-trailing-comma", "A trailing comma.", RequestId, RequestId + ","),
        Edited("json-single-quotes", "Single quotes.", Iso, "'iso_currency_code':'USD'"),
        Whole("json-byte-order-mark", "A byte order mark before the JSON.", "\uFEFF" + Template),
        Edited("json-deep", "Lists within lists, ten thousand deep.", Item, new string('[', DeepLevels) + new string(']', DeepLevels)),
    ];

    private static IEnumerable<SandboxFault> Numbers() =>
    [
        Amount("number-text", "Amounts are texts.", "\"1000000\""),
        Amount("number-tiny", "Amounts are 1e-30, which decimal rounds to 0.", "1e-30"),
        Amount("number-fine", "Amounts have 30 digits, more than decimal represents.", "1000000.00000000000000000000001"),
        Amount("number-huge", "Amounts are 1e400, more than any number type represents.", "1e400"),
        Amount("number-long", "Amounts have ten thousand digits.", "1" + new string('0', LongNumberDigits)),
        Amount("number-nan", "Amounts are NaN.", "NaN"),
        Amount("number-infinity", "Amounts are Infinity.", "Infinity"),
        Amount("number-plus", "Amounts have a plus sign.", "+1000000"),
        Amount("number-leading-zero", "Amounts have a leading zero.", "01000000"),
        Amount("number-bare-point", "Amounts end in a decimal point.", "1000000."),
        Amount("number-comma", "Amounts have a comma.", "1000000,00"),
        Amount("number-hexadecimal", "Amounts are hexadecimal.", "0xF4240"),
        Amount("number-true", "Amounts are true.", "true"),
        Amount("number-object", "Amounts are objects.", "{\"value\":1000000}"),
        Amount("number-list", "Amounts are lists.", "[1000000]"),
        Edited(
            "number-fine-current", "Only the current balance has more digits than decimal represents.", Current,
            "\"current\":1000000.00000000000000000000001"),
        Edited("number-text-limit", "The limit is a text.", "\"limit\":null", "\"limit\":\"1000000\""),
    ];

    private static IEnumerable<SandboxFault> Keys() =>
    [
        .. from key in BalanceKeys
           select Missing(key, Balances, "an account's balances"),
        .. from key in AccountKeys
           select Missing(key, Account, "an account"),
        .. from key in ResponseKeys
           select Missing(key, Template, "the response"),
        Edited("key-other-case", "The available balance is named `Available`.", Available, "\"Available\":1000000"),
        Edited("key-twice-available", "Two available balances: 1, then 1000000.", Available, $"\"available\":1,{Available}"),
        Edited(
            "key-twice-escaped", "Two available balances, the second key in escapes.", Available,
            "\"available\":1,\"\\u0061vailable\":1000000"),
        Edited("key-twice-currency", "Two currency codes: EUR, then USD.", Iso, $"\"iso_currency_code\":\"EUR\",{Iso}"),
        Edited("key-twice-account-id", "Two ids of one account.", AccountId, $"\"account_id\":\"checking-of-somebody-else\",{AccountId}"),
        Edited(
            "key-twice-balances", "Two balances of one account.", "\"balances\":",
            $"\"balances\":{Balances.Replace("1000000", "1", StringComparison.Ordinal)},\"balances\":"),
        Edited("key-twice-accounts", "Two lists of accounts, the first empty.", "\"accounts\":", "\"accounts\":[],\"accounts\":"),
    ];

    private static IEnumerable<SandboxFault> Shapes() =>
    [
        Edited("accounts-null", "The accounts are null.", Accounts, "null"),
        Edited("accounts-object", "The accounts are an object.", Accounts, Account),
        Edited("accounts-text", "The accounts are a text.", Accounts, "\"none\""),
        Edited("account-null", "An account is null.", Accounts, "[null]"),
        Edited("account-text", "An account is a text.", Accounts, "[\"@ID\"]"),
        Edited("balances-null", "The balances are null.", Balances, "null"),
        Edited("balances-list", "The balances are a list.", Balances, "[1000000,1000000]"),
        Edited("item-null", "The Item is null.", Item, "null"),
        Edited("type-null", "The account's type is null.", "\"type\":\"depository\"", "\"type\":null"),
        Edited("type-number", "The account's type is a number.", "\"type\":\"depository\"", "\"type\":1"),
        Edited("currency-number", "The currency code is ISO's number.", Iso, "\"iso_currency_code\":840"),
    ];

    private static IEnumerable<SandboxFault> AccountIds() =>
    [
        Edited("account-absent", "The response has another account only.", AccountId, "\"account_id\":\"checking-of-somebody-else\""),
        Edited("account-none", "The response has no account.", Accounts, "[]"),
        Edited("account-twice", "The account is repeated unchanged.", Accounts, $"[{Account},{Account}]"),
        Edited(
            "account-twice-differing", "The account is repeated, with 1 and with 1000000.", Accounts,
            $"[{Account.Replace("1000000", "1", StringComparison.Ordinal)},{Account}]"),
        Edited(
            "account-id-other-case", "The account's id is in capitals, which is another account.", AccountId,
            "\"account_id\":\"@OTHER\""),
        Edited("account-id-spaced", "The account's id has a trailing space.", AccountId, "\"account_id\":\"@ID \""),
        Edited("account-id-null", "The account's id is null.", AccountId, "\"account_id\":null"),
        Edited("account-id-number", "The account's id is a number.", AccountId, "\"account_id\":1"),
    ];

    private static IEnumerable<SandboxFault> Texts() =>
    [
        Edited("utf8-invalid", "Bytes in the account's name that are not UTF-8.", "Sandbox Checking", "Sandbox \uE000"),
        Edited("utf8-invalid-currency", "Bytes in the currency code that are not UTF-8.", Iso, "\"iso_currency_code\":\"US\uE000\""),
        Edited("surrogate-lone", "Half of a surrogate pair in the currency code.", Iso, "\"iso_currency_code\":\"\\ud800\""),
        Edited("control-character", "A line break within a text.", "Sandbox Checking", "Sandbox\nChecking"),
    ];

    private static SandboxFault Whole(string name, string purpose, string template) =>
        new(
            name, SandboxFaultStage.Response, purpose,
            exchange => exchange.RespondAsync(200, ResponseWriter.Json, exchange.Fill(template)));

    private static SandboxFault Edited(string name, string purpose, string part, string by) =>
        Whole(name, purpose, Edit(Template, part, by));

    private static SandboxFault Amount(string name, string purpose, string number) =>
        Whole(name, purpose, Edit(Edit(Template, Available, $"\"available\":{number}"), Current, $"\"current\":{number}"));

    /// <summary>Renames the key and keeps its value, which a lenient client may find.</summary>
    private static SandboxFault Missing(string key, string owner, string place) =>
        Edited(
            $"key-missing-{key.Replace('_', '-')}", $"`{key}` is missing from {place}.", owner,
            Edit(owner, $"\"{key}\":", $"\"no_{key}\":"));
}
