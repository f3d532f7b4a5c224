using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The snippets that an editor offers. <c>${1:…}</c> is a placeholder, <c>${1|a,b|}</c> a choice.</summary>
internal static class SchemaSnippets
{
    private const string Otherwise = """
        { "label": "otherwise …", "description": "The last band.", "body": { "otherwise": "${1|accept,review,decline|}" } }
        """;

    // The currency is chosen once in a snippet, since a schema cannot read that of the file; its other amounts follow the choice.
    private static readonly string Currency = $"${{9|{string.Join(',', MoneyPatterns.CurrencyCodes.OrderBy(code => code is not "USD"))}|}}";

    public static JsonArray Money() =>
        Read($$"""[ { "label": "an amount", "description": "In the currency of the rule set.", "body": "${1:25.00} {{Currency}}" } ]""");

    public static JsonArray RuleSet() => Read($$"""
        [ { "label": "new rule set", "description": "The two gates, the kind of account, one check of the funds and one test.",
            "body": {
              "ruleset": "${1:ach-debit}", "version": "${2:1}", "why": "${3:first rule set}", "currency": "{{Currency}}",
              "unchecked": {
                "account.verification": "${4:why no check looks at it}",
                "balance.age": "${5:why no check looks at it}",
                "balance.source": "${6:why no check looks at it}" },
              "checks": [
                { "id": "reading", "measure": "balance.reading",
                  "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
                { "id": "currency", "measure": "balance.currency",
                  "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review", "reason": "CURRENCY_UNKNOWN" } ] },
                { "id": "kind", "measure": "account.kind",
                  "bands": [ { "in": ["checking", "savings"], "then": "accept" }, { "otherwise": "decline",
                  "reason": "ACCOUNT_KIND_NOT_DEBITABLE" } ],
                  "ifUnknown": { "then": "review", "reason": "ACCOUNT_KIND_UNKNOWN" } },
                { "id": "funds", "measure": "headroom.available",
                  "bands": [ { "below": "0.00 $9", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
                  "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } } ],
              "tests": [
                { "name": "exactly enough", "given": { "amount": "100.00 $9", "available": "100.00 $9" },
                  "expect": { "outcome": "accept", "reasons": [] } } ] } } ]
        """);

    public static JsonArray Checks() => Read($$"""
        [ { "label": "new check: funds",
          "description": "The available balance must cover the debit; current stands in where the bank gives no available.",
            "body": { "id": "${1:funds}", "measure": "headroom.available",
              "bands": [ { "below": "${2:0.00} {{Currency}}", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" },
                         { "otherwise": "accept" } ],
              "ifUnknown": { "measure": "headroom.current",
                "bands": [ { "below": "${2:0.00} $9", "then": "decline", "reason": "INSUFFICIENT_CURRENT" },
                           { "otherwise": "review", "reason": "AVAILABLE_UNKNOWN" } ],
                "ifUnknown": { "then": "review", "reason": "BALANCE_UNKNOWN" } } } },
          { "label": "new check: limit", "description": "Debits above an amount.",
            "body": { "id": "${1:limit}", "why": "${2:why there is a limit}", "measure": "amount",
              "bands": [ { "upTo": "${3:1000.00} {{Currency}}", "then": "accept" }, { "otherwise": "${4|review,decline|}",
              "reason": "AMOUNT_ABOVE_LIMIT" } ] } },
          { "label": "new check: tighter for some", "description": "A tighter limit for the debits that a guard selects.",
            "body": { "id": "${1:limit-web}", "why": "${2:why these have their own}", "for": { "${3:debit.class}": ["${4:WEB}"] },
            "measure": "amount",
              "bands": [ { "upTo": "${5:500.00} {{Currency}}", "then": "accept" }, { "otherwise": "${6|review,decline|}",
              "reason": "AMOUNT_ABOVE_CAP" } ] } },
          { "label": "new check: values", "description": "What to answer for which kinds of account.",
            "body": { "id": "${1:account-kind}", "measure": "${2:account.kind}",
              "bands": [ { "in": ["${3:checking}"], "then": "accept" }, { "otherwise": "${4|decline,review|}",
              "reason": "${5:ACCOUNT_KIND_NOT_DEBITABLE}" } ],
              "ifUnknown": { "then": "review", "reason": "${6:ACCOUNT_KIND_UNKNOWN}" } } } ]
        """);

    public static JsonArray Tests() => Read($$"""
        [ { "label": "new test", "description": "A debit, what is known of it, and the answer it must get.",
            "body": { "name": "${1:what it shows}",
              "given": { "amount": "${2:100.00} {{Currency}}", "available": "${3:100.00} $9" },
              "expect": { "outcome": "${4|accept,review,decline|}", "reasons": ["^$5"] } } } ]
        """);

    public static JsonArray Facts() => Read("""
        [ { "label": "new fact", "description": "A custom fact.",
          "body": { "x.${1:tenureDays}": { "type": "${2|integer,money,percent,duration|}", "worse": "${3|lower,higher|}" } } } ]
        """);

    public static JsonArray AnswerIfUnknown() => Read("""
        [ { "label": "review", "body": { "then": "review", "reason": "$1" } },
          { "label": "decline", "body": { "then": "decline", "reason": "$1" } },
          { "label": "accept unchecked", "description": "A waiver: an accepting decision lists it.", "body": { "then": "accept",
            "reason": "$1", "because": "$2" } } ]
        """);

    public static JsonArray ThresholdBands(MeasureUnit unit) => Bands(unit switch
    {
        MeasureUnit.Money => $"\"${{1:0.00}} {Currency}\"",
        MeasureUnit.Integer => "\"^${1:3}\"",
        MeasureUnit.Duration => "\"${1:1h}\"",
        _ => "\"${1:110}%\"",
    });

    public static JsonArray ListBands(Measure measure) => ListBands(measure.IsBoolean ? "\"^${1|true,false|}\"" : "\"$1\"");

    public static JsonArray HostBands() =>
        Read($"[ {In("\"$1\"")}, {Threshold("below", "\"$1\"")}, {Threshold("upTo", "\"$1\"")}, {Otherwise} ]");

    private static JsonArray Bands(string threshold) =>
        Read($"[ {Threshold("below", threshold)}, {Threshold("upTo", threshold)}, {Otherwise} ]");

    private static JsonArray ListBands(string value) => Read($"[ {In(value)}, {Otherwise} ]");

    private static string Threshold(string key, string threshold) => $$"""
        { "label": "{{key}} …", "body": { "{{key}}": {{threshold}}, "then": "${2|decline,review,accept|}", "reason": "$3" } }
        """;

    private static string In(string value) => $$"""
        { "label": "in …", "body": { "in": [{{value}}], "then": "${2|accept,review,decline|}" } }
        """;

    private static JsonArray Read(string json) =>
        JsonNode.Parse(json) as JsonArray ?? throw new InvalidOperationException("a snippet list is a JSON array");
}
