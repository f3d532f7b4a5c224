using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>The schema of the declarations of custom facts.</summary>
internal static class CustomFactSchemas
{
    private const string Boolean = "boolean";
    private const string Text = "text";

    private static readonly ListedWord[] Numbers = [.. CustomFactDefinition.Types.Where(type => type.Word is not (Boolean or Text))];
    private static readonly ListedWord[] Others = [.. CustomFactDefinition.Types.Except(Numbers)];

    private static readonly ListedWord[] Sides =
    [
        new("lower", "A lower number is worse: outcomes only get stricter downwards."),
        new("higher", "A higher number is worse: outcomes only get stricter upwards."),
    ];

    public static JsonObject Facts()
    {
        var node = Closed([], []);
        node["maxProperties"] = RuleLimits.CustomFactsMax;
        node["patternProperties"] = new JsonObject
        {
            [ScalarSchemas.CustomFactName] = Fact().Describe("A custom fact: its type and, for a number, its worse side."),
        };
        node["defaultSnippets"] = SchemaSnippets.Facts();
        return node.Describe("Custom facts, by names that start with `x.`; each may be unknown.");
    }

    private static JsonObject Fact()
    {
        var node = Closed(["type"], new()
        {
            ["type"] = Words([.. Numbers, .. Others]).Describe("How the fact is written."),
            ["worse"] = NotOffered(),
            ["in"] = NotOffered(),
            ["why"] = Ref("sentence", "What the fact is, and where the program has it from."),
        });
        node["allOf"] = NodeArray(
        [
            Case(
                Numbers.Select(type => type.Word), [],
                new() { ["worse"] = Words(Sides).Describe("The side on which outcomes get stricter; without it, either.") }),
            Case(Others.Select(type => type.Word), [], new() { ["worse"] = false }, "only a number has a worse side"),
            Case([Text], ["in"], new() { ["in"] = Texts() }),
            Case([.. Numbers.Select(type => type.Word), Boolean], [], new() { ["in"] = false }, "only a text has a list of what it may be"),
        ]);
        return node;
    }

    private static JsonObject Case(IEnumerable<string> types, string[] required, JsonObject properties, string? message = null)
    {
        var then = new JsonObject { ["required"] = TextArray(required), ["properties"] = properties };
        if (message is not null)
        {
            then["errorMessage"] = message;
        }

        return new() { ["if"] = Having("type", types), ["then"] = then };
    }

    private static JsonObject Texts() => new JsonObject
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = RuleLimits.ValuesMax,
        ["uniqueItems"] = true,
        ["items"] = ScalarSchemas.Text(RuleLimits.NameLengthMax),
    }.Describe("Every text the fact may have; any other is unknown.");
}
