using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>
/// Makes guards that load: each points to the side that keeps the invariants, and leaves every band of its check within reach.
/// </summary>
internal sealed class GuardMaker(Random random, string currency, IReadOnlyList<MeasureInfo> measures)
{
    private const int EntriesMax = 2;
    private const int WordsMax = 4;

    /// <summary>Adds <c>for</c>, <c>unless</c> or both to a check whose band list and fallbacks are of the measures in the chain.</summary>
    public void Write(JsonObject check, IReadOnlyList<string> chain)
    {
        var candidates = measures.Where(measure => !chain.Any(banded => Hides(measure.Name, banded))).ToList();
        var chosen = random.PickSome(candidates, random.Next(1, (2 * EntriesMax) + 1));
        var narrowing = new JsonObject();
        var exempting = new JsonObject();
        foreach (var measure in chosen)
        {
            var isExempting = random.Chance(50);
            var into = isExempting ? exempting : narrowing;
            if (into.Count < EntriesMax && Entry(measure, isExempting, chain) is { } entry)
            {
                into[measure.Name] = entry;
            }
        }

        AddException(narrowing, exempting, chain);
        Insert(check, "for", narrowing);
        Insert(check, "unless", exempting);
    }

    // Whether a guard on one measure could keep a band list on another from some of its bands.
    private static bool Hides(string guarded, string banded) => guarded == banded || (guarded, banded) switch
    {
        ("amount", "exposure") => true,
        ("available" or "cover.available", "headroom.available") => true,
        ("available" or "headroom.available", "cover.available") => true,
        _ => false,
    };

    private JsonNode? Entry(MeasureInfo measure, bool isExempting, IReadOnlyList<string> chain)
    {
        if (measure.IsNumber)
        {
            return Number(measure, isExempting);
        }

        var words = random.PickSome(
            measure.Words, measure.Type == "boolean" ? 1 : random.Next(1, Math.Min(WordsMax, measure.Words.Count - 1) + 1));
        return measure.Name != "account.kind" || LeavesAll(chain, isExempting ? Vocabulary.Kinds.Except(words) : words)
            ? Words(words)
            : null;
    }

    // A measure that only some kinds have must keep one of them.
    private static bool LeavesAll(IReadOnlyList<string> chain, IEnumerable<string> kinds) =>
        chain.All(measure => kinds.Any(kind => Vocabulary.HasMeasure(kind, measure)));

    private JsonObject Number(MeasureInfo measure, bool isExempting)
    {
        // A check may be narrowed to the worse side only, and exempt the better side only.
        string[] relations = (measure.Worse, isExempting) switch
        {
            (Side.None, _) => ["below", "upTo", "above", "atLeast"],
            (Side.Higher, false) or (Side.Lower, true) => ["above", "atLeast"],
            _ => ["below", "upTo"],
        };
        var steps = ThresholdMaker.Threshold(measure, random);
        JsonNode threshold = measure.Type == "integer" ? steps : Steps.Format(measure.Type, steps, currency);
        return new JsonObject { [random.Pick(relations)] = threshold };
    }

    // Sometimes one of the words that a check is narrowed to is exempted again.
    private void AddException(JsonObject narrowing, JsonObject exempting, IReadOnlyList<string> chain)
    {
        foreach (var (name, words) in narrowing)
        {
            if (words is JsonArray { Count: > 1 } several && exempting.Count < EntriesMax && random.Chance(20))
            {
                var rest = several.Skip(1).Select(word => word!.ToString());
                if (name != "account.kind" || LeavesAll(chain, rest))
                {
                    exempting[name] = new JsonArray(several[0]!.DeepClone());
                }
            }
        }
    }

    private static JsonArray Words(string[] words) =>
        [.. words.Select(word => bool.TryParse(word, out var flag) ? JsonValue.Create(flag) : (JsonNode)word)];

    private static void Insert(JsonObject check, string key, JsonObject entries)
    {
        if (entries.Count > 0)
        {
            check.Insert(check.IndexOf("measure"), key, entries);
        }
    }
}
