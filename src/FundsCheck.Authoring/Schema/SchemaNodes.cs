using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The few shapes of JSON Schema of which all others are made.</summary>
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

    /// <summary>One of these words, each with its sentence.</summary>
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

    /// <summary>What an editor shows beside a measure.</summary>
    public static string SentenceOf(Measure measure) => MeasureWords.ToSentence(measure.Description);

    /// <summary>Whether an object's member is one of these words.</summary>
    public static JsonObject Having(string member, params IEnumerable<string> words) => new()
    {
        ["required"] = new JsonArray(member),
        ["properties"] = new JsonObject { [member] = OneOf([.. words]) },
    };

    /// <summary>A member that is allowed here, but that an editor offers only where another schema adds it.</summary>
    public static JsonObject NotOffered() => new() { ["doNotSuggest"] = true };

    /// <summary>The same schema with the sentence that an editor shows on hovering.</summary>
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
        // A condition is no place to offer the member from: where it belongs, another schema does.
        var node = new JsonObject { ["doNotSuggest"] = true };
        node[words.Length == 1 ? "const" : "enum"] = words.Length == 1 ? words[0] : TextArray(words);
        return node;
    }

    private static string Plain(string sentence) => sentence.Replace(Code.ToString(), string.Empty, StringComparison.Ordinal);
}
