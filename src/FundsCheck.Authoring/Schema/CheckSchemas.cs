using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>The schema of a check: the common members, then the additions and restrictions of its measure.</summary>
internal static class CheckSchemas
{
    private const string Fallback =
        "The result where the measure is unknown: an outcome, or a second band list on another headroom or cover.";
    private const string Answer = "The outcome where the measure is unknown.";

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(MeasureTable measures)
    {
        foreach (var measure in measures.All.Where(measure => measure.IsFunds))
        {
            yield return new(IfUnknownOf(measure), IfUnknown(measure, measures));
            yield return new(FallbackOf(measure.Name), StandIn(measure));
        }

        yield return new("measure", OfName(measures));
        yield return new("check", Check(measures));
    }

    private static string IfUnknownOf(Measure measure) => measure.IsFunds ? $"ifUnknown.{measure.Name}" : "answerIfUnknown";

    private static string FallbackOf(string measure) => $"fallback.{measure}";

    private static JsonObject Check(MeasureTable measures)
    {
        var node = Closed(["id", "measure", "bands"], new()
        {
            ["id"] = Ref("name", "The check's name, which its reasons carry; unique in the file."),
            ["why"] = Ref("sentence", "Why there is this check. It is the sentence of the check's own `X_` reasons."),
            ["for"] = NotOffered(),
            ["unless"] = NotOffered(),
            ["measure"] = Ref("measure", "What the check looks at."),
            ["bands"] = new JsonObject
            {
                ["type"] = "array",
            }.Describe("The band list: bands in order, thresholds ascending, the last one `otherwise`."),
            ["ifUnknown"] = NotOffered(),
        });
        node["allOf"] = NodeArray([.. measures.All.Select(Case), HostCase()]);
        node["defaultSnippets"] = SchemaSnippets.Checks();
        return node;
    }

    private static JsonObject OfName(MeasureTable measures)
    {
        // An editor shows the message of the first alternative.
        var own = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = ScalarSchemas.CustomFactName,
            ["errorMessage"] = "not a measure; write one of the list, or a custom fact, as in x.tenureDays",
        };
        return new()
        {
            ["anyOf"] = NodeArray([own, Words([.. measures.All.Select(measure => new ListedWord(measure.Name, SentenceOf(measure)))])]),
        };
    }

    private static JsonObject Case(Measure measure) => new()
    {
        ["if"] = Having("measure", measure.Name),
        ["then"] = measure.IsGate ? Gating(measure) : Judging(measure),
    };

    private static JsonObject HostCase() => new()
    {
        ["if"] = new JsonObject
        {
            ["required"] = new JsonArray("measure"),
            ["properties"] = new JsonObject
            {
                ["measure"] = new JsonObject { ["type"] = "string", ["pattern"] = ScalarSchemas.CustomFactName },
            },
        },
        ["then"] = new JsonObject
        {
            ["required"] = new JsonArray("ifUnknown"),
            ["properties"] = Guarded(new() { ["bands"] = Ref("bands.host"), ["ifUnknown"] = Ref("answerIfUnknown", Answer) }),
        },
    };

    private static JsonObject Judging(Measure measure)
    {
        var properties = Guarded(new() { ["bands"] = Ref(BandListSchemas.Of(measure)) });
        if (!measure.CanBeUnknown)
        {
            properties["ifUnknown"] = false;
            return new()
            {
                ["properties"] = properties,
                ["errorMessage"] = $"{measure.Name} is always known, so a check of it has no `ifUnknown`",
            };
        }

        properties["ifUnknown"] = Ref(IfUnknownOf(measure), measure.IsFunds ? Fallback : Answer);
        return new() { ["required"] = new JsonArray("ifUnknown"), ["properties"] = properties };
    }

    private static JsonObject Gating(Measure measure) => new()
    {
        ["properties"] = new JsonObject
        {
            ["bands"] = Ref(BandListSchemas.Of(measure)),
            ["for"] = false,
            ["unless"] = false,
            ["ifUnknown"] = false,
        },
        ["errorMessage"] = $"{measure.Name} is a gate: always judged and always known, so it has no `for`, `unless` or `ifUnknown`",
    };

    private static JsonObject Guarded(JsonObject properties)
    {
        properties["for"] = Ref("for", "The check is in force only where all of these hold; it is excused where one is known not to.");
        properties["unless"] = Ref("unless", "The check is excused where any of these is known to hold.");
        return properties;
    }

    // A headroom or cover that is unknown wherever this one is unknown cannot replace it.
    private static JsonObject IfUnknown(Measure measure, MeasureTable measures)
    {
        var others = measures.All.Where(other => other.IsFunds && FallbackInvariants.CanFollow([measure], other));
        return new()
        {
            ["type"] = "object",
            ["anyOf"] = NodeArray([Ref("answerIfUnknown"), .. others.Select(other => Ref(FallbackOf(other.Name)))]),
        };
    }

    private static JsonObject StandIn(Measure measure) => Closed(["measure", "bands", "ifUnknown"], new()
    {
        ["measure"] = new JsonObject { ["const"] = measure.Name }.Describe(SentenceOf(measure)),
        ["bands"] = Ref(
            BandListSchemas.FallbackOf(measure), "The second band list. An accept in it is a waiver: it needs `reason` and `because`."),
        ["ifUnknown"] = Ref(IfUnknownOf(measure), Fallback),
    });
}
