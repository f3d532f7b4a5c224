using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>Whole checks, bands and tests to fill in, with amounts in the currency of the rule set.</summary>
internal static class ItemOffers
{
    private const string Outcomes = "${9|review,decline,accept|}";

    public static IEnumerable<Offer> Checks(Vocabulary words)
    {
        var zero = Money.Zero(words.Currency);
        return
        [
            Snippet("new check: funds", "The available balance covers the debit; current stands in where there is no available one.", $$"""
                { "id": "${1:funds}", "measure": "headroom.available",
                  "bands": [ { "below": "{{zero}}", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" },
                             { "otherwise": "accept" } ],
                  "ifUnknown": { "measure": "headroom.current",
                    "bands": [ { "below": "{{zero}}", "then": "decline", "reason": "INSUFFICIENT_CURRENT" },
                               { "otherwise": "review", "reason": "AVAILABLE_UNKNOWN" } ],
                    "ifUnknown": { "then": "review", "reason": "BALANCE_UNKNOWN" } } }
                """),
            Snippet("new check: limit", "Debits above an amount.", $$"""
                { "id": "${1:limit}", "measure": "amount",
                  "bands": [ { "upTo": "{{new Money(1000m, words.Currency)}}", "then": "accept" },
                             { "otherwise": "${2|review,decline|}", "reason": "AMOUNT_ABOVE_LIMIT" } ] }
                """),
            Snippet("new check: values", "What to answer for which kinds of account.", """
                { "id": "${1:account-kind}", "measure": "account.kind",
                  "bands": [ { "in": ["checking"], "then": "accept" },
                             { "otherwise": "${2|decline,review|}", "reason": "ACCOUNT_KIND_NOT_DEBITABLE" } ],
                  "ifUnknown": { "then": "review", "reason": "ACCOUNT_KIND_UNKNOWN" } }
                """),
        ];
    }

    /// <summary>Bands of a measure; a threshold is an example of its unit.</summary>
    public static IEnumerable<Offer> Bands(Measure? measure, Vocabulary words)
    {
        var answer = $"\"then\": \"{Outcomes}\", \"reason\": \"$3\"";
        if (measure is { Unit: MeasureUnit.Value })
        {
            var value = measure.IsBoolean ? "${1|true,false|}" : "\"$1\"";
            yield return Snippet("in …", "Holds for these values.", $"{{ \"in\": [{value}], \"then\": \"{Outcomes}\" }}");
        }
        else if (measure is not null)
        {
            var threshold = UnitOffers.Of(measure.Unit, words.Currency, typed: null, known: []).First().Json;
            yield return Snippet("below …", "Holds for what is less than a threshold.", $"{{ \"below\": {threshold}, {answer} }}");
            yield return Snippet("upTo …", "Holds for what is at most a threshold.", $"{{ \"upTo\": {threshold}, {answer} }}");
        }

        yield return Snippet("otherwise …", "The last band.", $"{{ \"otherwise\": \"{Outcomes}\" }}");
    }

    public static IEnumerable<Offer> Tests(Vocabulary words) =>
    [
        Snippet("new test", "A debit, what is known of it, and its outcome.", $$"""
            { "name": "${1:what it shows}",
              "given": { "amount": "{{new Money(100m, words.Currency)}}", "available": "{{new Money(100m, words.Currency)}}" },
              "expect": { "outcome": "${2|accept,review,decline|}", "reasons": [$3] } }
            """),
    ];

    private static Offer Snippet(string label, string meaning, string json) =>
        new(label, json, meaning, Offer.KindSnippet) { IsSnippet = true };
}
