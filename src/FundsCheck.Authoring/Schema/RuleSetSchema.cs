using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>
/// The JSON Schema of rule files, generated from the vocabulary of the loader, so that an editor completes only accepted words. It is Draft
/// 7, which VS Code supports best. The schema checks less than the loader: no rule that relates two positions of a file.
/// </summary>
internal static class RuleSetSchema
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        // A file for editors, never part of a web page: quotes and arrows stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as the committed file has it, with a line feed at its end.</summary>
    public static string Write(MeasureTable measures)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Layout))
        {
            Build(measures).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static JsonObject Build(MeasureTable measures)
    {
        var node = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "FundsCheck rule set, format 1",
            ["description"] = "The checks that judge an ACH debit before it is sent. The most severe answer wins; order never matters.",
        };
        var file = Closed(["ruleset", "version"], Members(measures));
        foreach (var (key, value) in file.ToArray())
        {
            file.Remove(key);
            node[key] = value;
        }

        // A file that extends a rule set inherits what any other file states.
        node["if"] = new JsonObject { ["required"] = new JsonArray("extends") };
        node["else"] = new JsonObject
        {
            ["required"] = new JsonArray("currency", "checks"),
            ["properties"] = new JsonObject { ["replaces"] = false, ["extendsVersion"] = false, ["checks"] = WholeChecks(measures) },
        };
        node["defaultSnippets"] = SchemaSnippets.RuleSet();
        node["definitions"] = Map(Definitions(measures));
        return node;
    }

    private static JsonObject Members(MeasureTable measures) => new()
    {
        ["$schema"] = Ref("sentence", "Where this schema is, for editors; the library does not read it."),
        ["ruleset"] = Ref("name", "The name of the rule set, in debits and decisions."),
        ["version"] = Version(),
        ["effectiveFrom"] = Ref(
            "instant",
            "From when this version is in force, in place of the one before it; without it, from always: `2026-12-01T00:00:00Z`."),
        ["extends"] = Ref("name", "Another rule set of the folder, whose checks, facts, currency and validity this one takes over."),
        ["extendsVersion"] = ScalarSchemas.Text(RuleLimits.NameLengthMax)
            .Describe("The version of the extended rule set, where the folder has several: `2026.11.1`."),
        ["replaces"] = new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["maxItems"] = RuleLimits.ChecksMax,
            ["uniqueItems"] = true,
            ["items"] = Ref("name"),
        }.Describe("The inherited checks that checks of this file replace, by their ids; every other inherited check stays."),
        ["why"] = Ref("sentence", "What this version is for."),
        ["owner"] = Ref("sentence", "Who is responsible for these rules."),
        ["currency"] = Currency(),
        ["validFor"] = Ref("validity", "How long a decision may be relied on, at most `24h`; `1h` by default."),
        ["unchecked"] = Unchecked(measures),
        ["customerTexts"] = CustomerTexts(),
        ["facts"] = CustomFactSchemas.Facts(),
        ["checks"] = Checks(),
        ["tests"] = new JsonObject { ["type"] = "array", ["maxItems"] = RuleLimits.TestsMax, ["items"] = Ref("test") }
            .Describe("Debits and balances with their expected outcomes; `fundscheck rules test` runs them."),
    };

    private static JsonObject Currency() => new JsonObject
    {
        ["type"] = "string",
        ["enum"] = TextArray(MoneyPatterns.CurrencyCodes),
        ["default"] = "USD",
        ["errorMessage"] = "not a current ISO 4217 code with a minor unit, as in \"USD\"",
    }.Describe("The currency of every amount in the file; a debit in another one is invalid.");

    private static JsonObject Unchecked(MeasureTable measures)
    {
        var node = Closed(
            [],
            Map(measures.Expected.Select(measure => KeyValuePair.Create(
                measure.Name, (JsonNode)Ref("sentence", $"Why no check judges `{measure.Name}`.")))));
        node["minProperties"] = 1;
        return node.Describe(
            "The facts that no check judges on purpose, each with its because; any other fact that no check judges is a warning.");
    }

    private static JsonObject CustomerTexts() => new JsonObject
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["maxProperties"] = RuleLimits.MembersMax,
        ["patternProperties"] = new JsonObject { [AnswerSchemas.OwnReason] = Ref("sentence", "What the customer reads.") },
        ["additionalProperties"] = false,
    }.Describe("The sentences for the customer of the file's own `X_` reasons; customer-texts.json beside the rules may replace them.");

    private static JsonObject Version() =>
        ScalarSchemas.Text(RuleLimits.NameLengthMax)
            .Describe("The version of the rules, as you count it: `2026.11.1`. Decisions carry it.");

    private static JsonObject Checks() => new JsonObject
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = RuleLimits.ChecksMax,
        ["items"] = Ref("check"),
    }.Describe(
        "The checks, in any order: a gate on `balance.reading` (or `balance.failureCode`), one on `balance.currency`, at least one "
        + "headroom or cover without guards, and whatever else you want to know. A file that `extends` a rule set adds to its checks.");

    /// <summary>The checks that a rule set without <c>extends</c> needs.</summary>
    private static JsonObject WholeChecks(MeasureTable measures)
    {
        var unguarded = new JsonObject
        {
            ["anyOf"] = NodeArray([
                new JsonObject { ["required"] = new JsonArray("for") }, new JsonObject { ["required"] = new JsonArray("unless") },
            ]),
        };
        var funds = Having("measure", measures.All.Where(measure => measure.IsFunds).Select(measure => measure.Name));
        funds["not"] = unguarded;
        return new JsonObject
        {
            ["allOf"] = NodeArray(
            [
                BandListSchemas.Contains(
                    Having("measure", measures.All.Where(measure => measure.IsOfReading).Select(measure => measure.Name)),
                    "there is no check of balance.reading or balance.failureCode; every rule set has one"),
                .. measures.All.Where(measure => measure is { IsGate: true, IsOfReading: false })
                    .Select(gate => BandListSchemas.Contains(
                        Having("measure", gate.Name), $"there is no check of {gate.Name}; every rule set has one")),
                BandListSchemas.Contains(funds, "no check of a headroom or cover stands without `for` and `unless`; at least one must"),
            ]),
        };
    }

    private static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(MeasureTable measures) =>
    [
        .. ScalarSchemas.Definitions(),
        .. AnswerSchemas.Definitions(),
        .. ValueSchemas.Definitions(measures),
        .. BandListSchemas.Definitions(measures),
        .. GateSchemas.Definitions(measures),
        .. GuardSchemas.Definitions(measures),
        .. CheckSchemas.Definitions(measures),
        new("test", RuleTestSchemas.Test(measures)),
    ];
}
