using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The basic shapes of JSON Schema.</summary>
internal static class SchemaNodes
{
    private const char Code = '`';

    public static JsonObject Ref(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    public static JsonObject Ref(string definition, string sentence) => Ref(definition).Describe(sentence);

    public static JsonArray TextArray(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    public static JsonArray NodeArray(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    public static JsonObject Map(IEnumerable<KeyValuePair<string, JsonNode>> members) =>
        new(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value)));

    /// <summary>An object with these members and no others.</summary>
    public static JsonObject Closed(string[] required, JsonObject properties)
    {
        var node = new JsonObject { ["type"] = "object" };
        if (required.Length > 0)
        {
            node["required"] = TextArray(required);
        }

        node["additionalProperties"] = false;
        node["properties"] = properties;
        return node;
    }

    /// <summary>One of these words, each with its description.</summary>
    public static JsonObject Words(IReadOnlyList<ListedWord> words)
    {
        var node = new JsonObject
        {
            ["type"] = "string",
            ["enum"] = TextArray(words.Select(word => word.Word)),
            ["enumDescriptions"] = TextArray(words.Select(word => Plain(word.Meaning))),
        };
        if (words.Any(word => word.Meaning.Contains(Code, StringComparison.Ordinal)))
        {
            node["markdownEnumDescriptions"] = TextArray(words.Select(word => word.Meaning));
        }

        return node;
    }

    /// <summary>The text that an editor shows beside a measure.</summary>
    public static string SentenceOf(Measure measure) => MeasureWords.ToSentence(measure.Description);

    /// <summary>Matches an object whose member is one of these words.</summary>
    public static JsonObject Having(string member, params IEnumerable<string> words) => new()
    {
        ["required"] = new JsonArray(member),
        ["properties"] = new JsonObject { [member] = OneOf([.. words]) },
    };

    /// <summary>A permitted member that an editor offers only where another schema adds it.</summary>
    public static JsonObject NotOffered() => new() { ["doNotSuggest"] = true };

    /// <summary>Adds the description that an editor shows on hovering.</summary>
    public static JsonObject Describe(this JsonObject node, string sentence)
    {
        node["description"] = Plain(sentence);
        if (sentence.Contains(Code, StringComparison.Ordinal))
        {
            node["markdownDescription"] = sentence;
        }

        return node;
    }

    private static JsonObject OneOf(string[] words)
    {
        // A condition must not offer the member in an editor; the schema of the member does.
        var node = new JsonObject { ["doNotSuggest"] = true };
        node[words.Length == 1 ? "const" : "enum"] = words.Length == 1 ? words[0] : TextArray(words);
        return node;
    }

    private static string Plain(string sentence) => sentence.Replace(Code.ToString(), string.Empty, StringComparison.Ordinal);
}
