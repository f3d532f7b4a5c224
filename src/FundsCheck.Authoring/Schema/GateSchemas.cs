using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>
/// The band lists of the gates. The value that opens the gate is alone in its band; an accept of any other value is a waiver.
/// </summary>
internal static class GateSchemas
{
    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(MeasureTable measures)
    {
        foreach (var gate in measures.All)
        {
            if (gate.Opens is { } open)
            {
                yield return new(BandListSchemas.Of(gate), BandListSchemas.Bands(Band(gate, open), OpenBand(open)));
            }
        }
    }

    private static JsonObject OpenBand(string open) => BandListSchemas.Contains(
        new()
        {
            ["required"] = new JsonArray("in"),
            ["properties"] = new JsonObject { ["in"] = new JsonObject { ["const"] = new JsonArray(open) } },
        },
        $"the gate has no band of its own for its good value, {{ \"in\": [\"{open}\"], … }}");

    private static JsonObject Band(Measure gate, string open)
    {
        var band = BandListSchemas.Band(waivable: true, [("in", Ref(ValueSchemas.ListOf(gate)))]);
        band["allOf"] = new JsonArray(new JsonObject
        {
            ["if"] = Lists(open),
            ["then"] = Opening(open),
            ["else"] = Shutting(gate),
        });
        band["defaultSnippets"] = SchemaSnippets.ListBands(gate);
        return band;
    }

    private static JsonObject Lists(string value) => new()
    {
        ["required"] = new JsonArray("in"),
        ["properties"] = new JsonObject
        {
            ["in"] = new JsonObject { ["doNotSuggest"] = true, ["type"] = "array", ["contains"] = new JsonObject { ["const"] = value } },
        },
    };

    private static JsonObject Opening(string open)
    {
        var alone = new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["in"] = new JsonObject { ["const"] = new JsonArray(open), ["errorMessage"] = $"\"{open}\" stands alone in its band" },
            },
        };
        return new() { ["allOf"] = new JsonArray(alone, AnswerSchemas.HasNoBecause(), Ref("judged")) };
    }

    private static JsonObject Shutting(Measure gate) => gate.IsOfReading
        ? new()
        {
            ["if"] = AnswerSchemas.IsAccept(),
            ["then"] = new JsonObject { ["required"] = new JsonArray("because") },
            ["else"] = AnswerSchemas.HasNoBecause(),
        }
        : Ref("waivable");
}
