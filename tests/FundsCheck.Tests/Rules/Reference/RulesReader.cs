using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Reference;

/// <summary>Reads the text of a rule set into the reference's tree. It does not validate: the loader does.</summary>
internal sealed class RulesReader
{
    private readonly Dictionary<string, DeclaredFact> customFacts;

    private RulesReader(Dictionary<string, DeclaredFact> customFacts) => this.customFacts = customFacts;

    public static Rules Read(string ruleSet)
    {
        var root = JsonNode.Parse(ruleSet)!.AsObject();
        var facts = root["facts"]?.AsObject().ToDictionary(fact => fact.Key, fact => CustomFact(fact.Value!), StringComparer.Ordinal);
        var reader = new RulesReader(facts ?? []);
        return new Rules(
            [.. root["checks"]!.AsArray().Select(check => reader.Check(check!.AsObject()))], root["currency"]!.ToString(),
            reader.customFacts);
    }

    private static DeclaredFact CustomFact(JsonNode fact) =>
        new(fact["type"]!.ToString(), [.. fact["in"]?.AsArray().Select(word => word!.ToString()) ?? []]);

    private Check Check(JsonObject check) => new(
        check["id"]!.ToString(),
        BandList(check, inFallback: false),
        [.. Guards(check["for"], excuses: false), .. Guards(check["unless"], excuses: true)]);

    private IEnumerable<Guard> Guards(JsonNode? entries, bool excuses) =>
        entries?.AsObject().Select(entry => new Guard(entry.Key, Condition(entry.Key, entry.Value!), excuses)) ?? [];

    private BandList BandList(JsonObject bandList, bool inFallback)
    {
        var measure = bandList["measure"]!.ToString();
        var bands = bandList["bands"]!.AsArray().Select(band => Band(measure, band!.AsObject(), inFallback));
        var ifUnknown = bandList["ifUnknown"]?.AsObject();
        return ifUnknown is not null && ifUnknown.ContainsKey("measure")
            ? new BandList(measure, [.. bands], BandList(ifUnknown, inFallback: true), null)
            : new BandList(measure, [.. bands], null, ifUnknown is null ? null : Answer(ifUnknown, "then", mayWaive: true));
    }

    private Band Band(string measure, JsonObject band, bool inFallback)
    {
        if (band.ContainsKey("otherwise"))
        {
            return new Band(null, Answer(band, "otherwise", inFallback || IsGate(measure)));
        }

        var isGood = IsGate(measure) && band["in"]!.AsArray() is [var only] && only!.ToString() is "read" or "none" or "same";
        var mayWaive = inFallback || (IsGate(measure) && !isGood);
        return new Band(Condition(measure, band.ContainsKey("in") ? band["in"]! : band), Answer(band, "then", mayWaive));
    }

    private static bool IsGate(string measure) => measure is "balance.reading" or "balance.failureCode" or "balance.currency";

    private static Answer Answer(JsonObject answer, string outcomeKey, bool mayWaive)
    {
        var outcome = Enum.Parse<Outcome>(answer[outcomeKey]!.ToString(), ignoreCase: true);
        return new Answer(outcome, answer["reason"]?.ToString(), (mayWaive || answer.ContainsKey("because")) && outcome == Outcome.Accept);
    }

    private Condition Condition(string measure, JsonNode node)
    {
        if (node is JsonArray words)
        {
            return new Condition("in", default, [.. words.Select(word => word!.ToString())]);
        }

        var (relation, threshold) = node.AsObject().First(member => member.Key is "below" or "upTo" or "above" or "atLeast");
        return new Condition(relation, Scaled.Find(threshold!.ToString(), TypeOf(measure))!.Value, []);
    }

    private string TypeOf(string measure) => measure switch
    {
        "cover.available" => "percent",
        "debit.attempt" => "integer",
        "balance.age" => "duration",
        _ => customFacts.TryGetValue(measure, out var host) ? host.Type : "money",
    };
}
