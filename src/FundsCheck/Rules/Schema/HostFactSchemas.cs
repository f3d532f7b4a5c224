using System.Text.Json.Nodes;
using static FundsCheck.Rules.Schema.SchemaNodes;

namespace FundsCheck.Rules.Schema;

/// <summary>The declarations of the host's own facts.</summary>
internal static class HostFactSchemas
{
    private static readonly SchemaTerm[] Numbers =
    [
        new("integer", "A whole number: `90`."),
        new("money", "An amount in the rule set's currency: `\"75.00 USD\"`."),
        new("percent", "A percentage: `\"110%\"`."),
        new("duration", "A time span: `\"1h\"`."),
    ];

    private static readonly SchemaTerm[] Sides =
    [
        new("lower", "A lower number is worse: answers only get stricter downwards."),
        new("higher", "A higher number is worse: answers only get stricter upwards."),
    ];

    public static JsonObject Facts()
    {
        var node = Closed([], []);
        node["patternProperties"] = new JsonObject { [ScalarSchemas.HostFactName] = Fact().Told("A fact of the host's own: its type and, for a number, its worse side.") };
        node["defaultSnippets"] = SchemaSnippets.Facts();
        return node.Told("Facts of the host's own, by names that start with `x.`; each may be unknown.");
    }

    private static JsonObject Fact() => new()
    {
        ["type"] = "object",
        ["anyOf"] = AnyOf(
        [
            Closed(["type"], new() { ["type"] = Words(Numbers), ["worse"] = Words(Sides) }),
            Closed(["type"], new() { ["type"] = Words([new("boolean", "`true` or `false`.")]) }),
            Closed(["type", "in"], new() { ["type"] = Words([new("text", "One of the texts that `in` lists.")]), ["in"] = Texts() }),
        ]),
    };

    private static JsonObject Texts() => new JsonObject
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["uniqueItems"] = true,
        ["items"] = new JsonObject { ["type"] = "string" },
    }.Told("Every text the fact may have; any other is unknown.");
}
