using static FundsCheck.Sandbox.FalseResponse;
using static FundsCheck.Sandbox.JsonFaults;

namespace FundsCheck.Sandbox;

/// <summary>Faults of JSON parts that the response of a balance call lacks.</summary>
internal static class OtherJsonFaults
{
    private static readonly string[] ResponseKeys =
    [
        "account", "numbers", "owners", "transactions_update_status", "added", "modified", "removed", "next_cursor", "has_more", "scores",
        "warnings", "key", "webhook_fired",
    ];

    private static readonly string[] KeyMembers = ["alg", "crv", "kid", "kty", "use", "x", "y"];

    public static IEnumerable<SandboxFault> All => [.. Missings(), .. Signals(), .. Items(), .. PublicKeys(), .. Lists()];

    private static IEnumerable<SandboxFault> Missings() =>
    [
        .. from key in ResponseKeys
           select Missing(key, template => IsTopLevel(template, key) ? template : null, "the response"),
        .. from key in KeyMembers
           select Missing(key, template => Contains(template, PublicKey) ? PublicKey : null, "the public key"),
        Missing("result", template => Contains(template, Ruleset) ? Ruleset : null, "the ruleset"),
    ];

    private static IEnumerable<SandboxFault> Signals() =>
    [
        Edited("result-null", "The result is null.", Result, "\"result\":null"),
        Edited("result-number", "The result is a number.", Result, "\"result\":1"),
        Edited("result-list", "The result is a list.", Result, "\"result\":[\"ACCEPT\"]"),
        Edited("result-twice", "Two results: REROUTE, then ACCEPT.", Result, $"\"result\":\"REROUTE\",{Result}"),
        Edited("ruleset-text", "The ruleset is a text.", Ruleset, "\"ACCEPT\""),
        Edited("ruleset-list", "The ruleset is a list.", Ruleset, $"[{Ruleset}]"),
        Edited("scores-text", "The scores are a text.", "\"scores\":null", "\"scores\":\"1\""),
        Edited("attributes-list", "The core attributes are a list.", Attributes, "[1000000,1000000]"),
        Edited("warnings-null", "The warnings are null.", "\"warnings\":[]", "\"warnings\":null"),
        Edited("warnings-object", "The warnings are an object.", "\"warnings\":[]", "\"warnings\":{}"),
    ];

    private static IEnumerable<SandboxFault> Items() =>
    [
        Edited("status-text", "The status of the Item is a text.", Status, "\"good\""),
        Edited("status-list", "The status of the Item is a list.", Status, $"[{Status}]"),
        Edited(
            "update-unreadable", "The time of the last update is not a time.", "\"last_successful_update\":\"2026-11-20T10:00:00Z\"",
            "\"last_successful_update\":\"yesterday\""),
        Edited(
            "update-number", "The time of the last update is a number.", "\"last_successful_update\":\"2026-11-20T10:00:00Z\"",
            "\"last_successful_update\":1795168800"),
        Edited(
            "created-unreadable", "The time of the link is not a time.", "\"created_at\":\"2025-11-20T10:00:00Z\"",
            "\"created_at\":\"last year\""),
        Changed(
            "item-error-text", "The error of the Item is a text, in its status.",
            template => Contains(template, Status) ? Edit(template, "\"error\":null", "\"error\":\"none\"") : null),
    ];

    private static IEnumerable<SandboxFault> PublicKeys() =>
    [
        Edited("key-null", "The public key is null.", PublicKey, "null"),
        Edited("key-algorithm-none", "The public key is for signatures of algorithm none.", "\"alg\":\"ES256\"", "\"alg\":\"none\""),
        Edited("key-id-other", "The public key has another id.", "\"kid\":\"@ID\"", "\"kid\":\"another\""),
        Edited("key-type-other", "The public key is symmetric.", "\"kty\":\"EC\"", "\"kty\":\"oct\""),
        Edited("key-point-short", "A coordinate of the public key is too short.", "\"x\":\"hKXLGIjWvCBv", "\"x\":\""),
        Edited(
            "key-point-null", "A coordinate of the public key is null.",
            "\"x\":\"hKXLGIjWvCBv-cP5euCTxl8g9GLG9zHo_3pO5NN1DwQ\"", "\"x\":null"),
    ];

    /// <summary>An account number is named `account`, as the account of a processor token.</summary>
    private static bool IsTopLevel(string template, string key) =>
        !string.Equals(key, "account", StringComparison.Ordinal) || template.StartsWith("{\"account\":", StringComparison.Ordinal);

    private static bool Contains(string template, string part) => template.Contains(part, StringComparison.Ordinal);

    private static IEnumerable<SandboxFault> Lists() =>
    [
        Edited("added-null", "The added transactions are null.", "\"added\":[]", "\"added\":null"),
        Edited("has-more-text", "Whether there are more transactions is a text.", "\"has_more\":false", "\"has_more\":\"false\""),
        Edited("numbers-list", "The numbers are a list.", "\"numbers\":{", "\"numbers\":[],\"no_numbers\":{"),
        Edited("fired-text", "Whether the webhook is fired is a text.", "\"webhook_fired\":true", "\"webhook_fired\":\"true\""),
    ];
}
