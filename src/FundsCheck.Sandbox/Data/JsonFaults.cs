using static FundsCheck.Sandbox.FalseResponse;

namespace FundsCheck.Sandbox;

/// <summary>
/// Faults of the JSON: each changes one part of the false response, and applies to the endpoints whose response has the part.
/// </summary>
internal static class JsonFaults
{
    private const int DeepLevels = 10_000;
    private const int LongNumberDigits = 10_000;
    private const string Iso = "\"iso_currency_code\":\"USD\"";

    // Older API versions leave out `limit` and `unofficial_currency_code`: a response without them is correct.
    private static readonly string[] BalanceKeys = ["available", "current", "iso_currency_code"];
    private static readonly string[] AccountKeys = ["account_id", "balances", "type", "subtype"];
    private static readonly string[] ResponseKeys = ["accounts", "item", "request_id"];

    public static IEnumerable<SandboxFault> All =>
    [
        .. Documents(), .. Numbers(), .. Keys(), .. Shapes(), .. AccountIds(), .. Texts(), .. OtherJsonFaults.All,
    ];

    /// <summary>A fault that changes the template; null where the template lacks the part.</summary>
    public static SandboxFault Changed(string name, string purpose, Func<string, string?> change) =>
        new(
            name, SandboxFaultStage.Response, purpose,
            exchange => exchange.RespondAsync(200, ResponseWriter.Json, exchange.Fill(change(exchange.Template) ?? exchange.Template)))
        {
            SuitsTemplate = template => change(template) is not null,
        };

    public static SandboxFault Edited(string name, string purpose, string part, string by) =>
        Changed(name, purpose, template => Edit(template, part, by));

    /// <summary>Renames a key within a part and keeps its value, which a lenient client may find.</summary>
    public static SandboxFault Missing(string key, Func<string, string?> part, string place) =>
        Changed(
            $"key-missing-{key.Replace('_', '-')}", $"`{key}` is missing from {place}.",
            template => part(template) is { } owner && Edit(owner, $"\"{key}\":", $"\"no_{key}\":") is { } edited
                ? Edit(template, owner, edited)
                : null);

    private static IEnumerable<SandboxFault> Documents() =>
    [
        Changed("json-truncated", "JSON that ends early, in a complete body.", Truncated),
        Changed("json-null", "The body is null.", _ => "null"),
        Changed("json-list", "The body is a list.", template => $"[{template}]"),
        Changed("json-text", "The body is a text.", _ => "\"1000000\""),
        Changed("json-number", "The body is a number.", _ => "1000000"),
        Changed("json-empty-object", "The body is {}.", _ => "{}"),
        Changed("json-twice", "Two JSON documents, one after the other.", template => template + template),
        Changed("json-trailing", "Text after the JSON.", template => template + " and so on"),
        Changed("json-comment", "A comment in the JSON.", template => $"/* balances */ {template}"),
        Edited("json-trailing-comma", "A trailing comma.", RequestId, RequestId + ","),
        Edited("json-single-quotes", "Single quotes.", RequestId, "'request_id':'@REQUEST'"),
        Changed("json-byte-order-mark", "A byte order mark before the JSON.", template => "\uFEFF" + template),
        Changed(
            "json-deep", "Lists within lists, ten thousand deep.",
            template => Edit(template, Item, Deep()) ?? Edit(template, "\"@REQUEST\"", Deep())),
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
           select Missing(key, BalancesIn, "an account's balances"),
        .. from key in AccountKeys
           select Missing(key, AccountIn, "an account"),
        .. from key in ResponseKeys
           select Missing(key, template => template, "the response"),
        Edited("key-other-case", "The available balance is named `Available`.", Available, "\"Available\":1000000"),
        Edited("key-twice-available", "Two available balances: 1, then 1000000.", Available, $"\"available\":1,{Available}"),
        Edited(
            "key-twice-escaped", "Two available balances, the second key in escapes.", Available,
            "\"available\":1,\"\\u0061vailable\":1000000"),
        Edited("key-twice-currency", "Two currency codes: EUR, then USD.", Iso, $"\"iso_currency_code\":\"EUR\",{Iso}"),
        InAccount(
            "key-twice-account-id", "Two ids of one account.", AccountId, $"\"account_id\":\"checking-of-somebody-else\",{AccountId}"),
        Edited(
            "key-twice-balances", "Two balances of one account.", "\"balances\":",
            $"\"balances\":{Balances.Replace("1000000", "1", StringComparison.Ordinal)},\"balances\":"),
        Edited("key-twice-accounts", "Two lists of accounts, the first empty.", "\"accounts\":", "\"accounts\":[],\"accounts\":"),
    ];

    private static IEnumerable<SandboxFault> Shapes() =>
    [
        List("accounts-null", "The accounts are null.", _ => "null"),
        List("accounts-object", "The accounts are an object.", account => account),
        List("accounts-text", "The accounts are a text.", _ => "\"none\""),
        Account("account-null", "An account is null.", _ => "null"),
        Account("account-text", "An account is a text.", _ => "\"@ID\""),
        Edited("balances-null", "The balances are null.", Balances, "null"),
        Edited("balances-list", "The balances are a list.", Balances, "[1000000,1000000]"),
        Edited("item-null", "The Item is null.", Item, "null"),
        InAccount("type-null", "The account's type is null.", "\"type\":\"depository\"", "\"type\":null"),
        InAccount("type-number", "The account's type is a number.", "\"type\":\"depository\"", "\"type\":1"),
        Edited("currency-number", "The currency code is ISO's number.", Iso, "\"iso_currency_code\":840"),
    ];

    private static IEnumerable<SandboxFault> AccountIds() =>
    [
        InAccount("account-absent", "The response has another account only.", AccountId, "\"account_id\":\"checking-of-somebody-else\""),
        List("account-none", "The response has no account.", _ => "[]"),
        List("account-twice", "The account is repeated unchanged.", account => $"[{account},{account}]"),
        List(
            "account-twice-differing", "The account is repeated, with 1 and with 1000000.",
            account => $"[{account.Replace("1000000", "1", StringComparison.Ordinal)},{account}]"),
        InAccount(
            "account-id-other-case", "The account's id is in capitals, which is another account.", AccountId,
            "\"account_id\":\"@OTHER\""),
        InAccount("account-id-spaced", "The account's id has a trailing space.", AccountId, "\"account_id\":\"@ID \""),
        InAccount("account-id-null", "The account's id is null.", AccountId, "\"account_id\":null"),
        InAccount("account-id-number", "The account's id is a number.", AccountId, "\"account_id\":1"),
    ];

    private static IEnumerable<SandboxFault> Texts() =>
    [
        Edited("utf8-invalid", "Bytes in the account's name that are not UTF-8.", "Sandbox Checking", "Sandbox \uE000"),
        Edited("utf8-invalid-currency", "Bytes in the currency code that are not UTF-8.", Iso, "\"iso_currency_code\":\"US\uE000\""),
        Edited("surrogate-lone", "Half of a surrogate pair in the currency code.", Iso, "\"iso_currency_code\":\"\\ud800\""),
        Edited("control-character", "A line break within a text.", "Sandbox Checking", "Sandbox\nChecking"),
    ];

    private static string? BalancesIn(string template) => template.Contains(Balances, StringComparison.Ordinal) ? Balances : null;

    private static string Truncated(string template)
    {
        var end = template.IndexOf(Item, StringComparison.Ordinal);
        return template[..(end >= 0 ? end : template.IndexOf("@REQUEST", StringComparison.Ordinal))];
    }

    private static string Deep() => new string('[', DeepLevels) + new string(']', DeepLevels);

    private static SandboxFault Amount(string name, string purpose, string number) => Changed(
        name, purpose,
        template => Both(template, Available, Current, number) ?? Both(template, AvailableAttribute, CurrentAttribute, number));

    private static string? Both(string template, string available, string current, string number) =>
        Edit(template, available, available.Replace("1000000", number, StringComparison.Ordinal)) is { } edited
            ? Edit(edited, current, current.Replace("1000000", number, StringComparison.Ordinal))
            : null;

    private static SandboxFault InAccount(string name, string purpose, string part, string by) =>
        Account(name, purpose, account => Edit(account, part, by) ?? account);

    private static SandboxFault Account(string name, string purpose, Func<string, string> change) => Changed(
        name, purpose, template => AccountIn(template) is { } account ? Edit(template, account, change(account)) : null);

    private static SandboxFault List(string name, string purpose, Func<string, string> change) => Changed(
        name, purpose, template => AccountIn(template) is { } account ? Edit(template, $"[{account}]", change(account)) : null);
}
