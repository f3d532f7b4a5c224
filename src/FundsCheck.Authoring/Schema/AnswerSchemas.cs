using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>The schemas of outcomes and reasons, and of the outcomes that need a reason or a because.</summary>
internal static class AnswerSchemas
{
    internal const string OwnReason = "^X_[A-Z0-9_]{1,62}$";

    private static readonly string[] Severe = ["review", "decline"];

    private static readonly ListedWord[] Outcomes =
    [
        new("accept", "The debit may be sent."),
        new("review", "A person decides, or the debit is checked again later."),
        new("decline", "The debit must not be sent."),
    ];

    private static readonly ListedWord[] EngineReasons =
        [new(ReasonCodes.HoldPossible, "The engine's own: counting debits that may not have arrived yet would not accept.")];

    private static readonly ListedWord[] NotRequested = [new(BalanceFailures.NotRequestedCode, "No balance was requested.")];

    private static readonly ListedWord[] Reasons =
    [
        .. ReasonCodes.Listed.Where(text => !string.Equals(text.Code, ReasonCodes.HoldPossible, StringComparison.Ordinal))
            .Select(text => new ListedWord(text.Code, MeasureWords.ToSentence(text.OperatorText))),
    ];

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions() =>
    [
        new("outcome", Words(Outcomes)),
        new("reason", Reason().Describe("The code of this outcome; a review or a decline needs one.")),
        new(
            "expectedReason",
            new JsonObject
            {
                ["anyOf"] = NodeArray([
                    Ref("reason"),
                    Words(EngineReasons),
                    Ref("failureCode", "The code of the failure that the test states."),
                    Words(NotRequested),
                ]),
            }),
        new(
            "because",
            Ref(
                "sentence",
                "Why an accept is right although it was not checked, or although the money may not cover it; an accepting decision lists "
                    + "it. Only with `accept`.")),
        new("judged", Judged()),
        new("coverable", Coverable()),
        new("waivable", Waivable()),
        new("answerIfUnknown", AnswerIfUnknown()),
    ];

    /// <summary>Matches a band or an <c>ifUnknown</c> with a review or a decline.</summary>
    public static JsonObject IsSevere() => Answers(Severe);

    /// <summary>Matches a band or an <c>ifUnknown</c> with an accept.</summary>
    public static JsonObject IsAccept() => Answers("accept");

    /// <summary>A waiver needs a reason and a because.</summary>
    public static JsonObject OwesBecause() => new() { ["required"] = new JsonArray("reason", "because") };

    public static JsonObject HasNoBecause() => new()
    {
        ["properties"] = new JsonObject { ["because"] = false },
        ["errorMessage"] = "only an accept of what was not checked has a `because`",
    };

    private static JsonObject Reason()
    {
        // An editor shows the message of the first alternative.
        var own = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = OwnReason,
            ["errorMessage"] =
                "not a reason code; write one of the list, or one of your own: X_ and up to 62 capital letters, digits and underscores",
        };
        return new() { ["anyOf"] = NodeArray([own, Words(Reasons)]) };
    }

    // Outside <c>ifUnknown</c> every accept rests on a known value, and is not a waiver.
    private static JsonObject Judged() => new()
    {
        ["if"] = IsSevere(),
        ["then"] = new JsonObject { ["required"] = new JsonArray("reason") },
    };

    // The start of a band of a headroom or cover determines whether its accept is a waiver. The schema cannot compare two bands.
    private static JsonObject Coverable() => new()
    {
        ["allOf"] = NodeArray(
        [
            SevereWithReason(),
            new JsonObject { ["dependencies"] = new JsonObject { ["because"] = new JsonArray("reason") } },
        ]),
    };

    private static JsonObject Waivable() => new()
    {
        ["allOf"] = NodeArray([SevereWithReason(), new JsonObject { ["if"] = IsAccept(), ["then"] = OwesBecause() }]),
    };

    private static JsonObject SevereWithReason()
    {
        var severe = HasNoBecause();
        severe["required"] = new JsonArray("reason");
        return new() { ["if"] = IsSevere(), ["then"] = severe };
    }

    private static JsonObject Answers(params string[] outcomes) =>
        new() { ["anyOf"] = NodeArray([Having("then", outcomes), Having("otherwise", outcomes)]) };

    private static JsonObject AnswerIfUnknown()
    {
        var node = Closed(["then", "reason"], new()
        {
            ["then"] = Ref("outcome", "The answer where the measure is unknown."),
            ["reason"] = Ref("reason"),
            ["because"] = Ref("because"),
        });
        node["allOf"] = new JsonArray(Ref("waivable"));
        node["defaultSnippets"] = SchemaSnippets.AnswerIfUnknown();
        return node;
    }
}
