using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Authoring.Tests.Comparison;

/// <summary>
/// Parses the printed text of a region and judges facts by it. It shares no code with the comparison: measures and outcomes are
/// those of the reference. A condition on a fact of the balance, also on its absence, implies a balance that was read.
/// </summary>
internal sealed partial class RegionReader(ReferenceEngine old, ReferenceEngine @new, JsonObject given)
{
    private static readonly string[] OfMoney =
        ["available", "headroom.available", "headroom.current", "headroom.overdraft", "headroom.credit", "cover.available"];

    private static readonly string[] OfBalance =
        ["account.kind", "account.verification", "balance.source", "balance.age", "balance.currency"];

    private readonly ReferenceFacts facts = new(given, Together(old.CustomFacts, @new.CustomFacts));
    private readonly ReferenceFacts oldFacts = new(given, old.CustomFacts);
    private readonly ReferenceFacts newFacts = new(given, @new.CustomFacts);

    /// <param name="conditions">The conditions, what the other checks answer last.</param>
    /// <param name="check">The check that differs.</param>
    public bool Holds(IReadOnlyList<string> conditions, string check) =>
        conditions.SkipLast(1).All(Holds) && OthersHold(conditions[^1], check);

    /// <summary>Judges the conditions of a check alone, in their public form.</summary>
    public bool Holds(IReadOnlyList<RegionCondition> conditions) => conditions.All(condition => Holds(WordsOf(condition)));

    // The public form states a guard like any other condition, and a possible hold in fewer words.
    private static string WordsOf(RegionCondition condition) => condition switch
    {
        { Values.Count: > 0, CanBeUnknown: true } => $"{condition.Subject} is {(condition.IsNegated ? "not " : "")}in "
            + $"[{string.Join(", ", condition.Values)}]"
            + condition.Text[condition.Text.LastIndexOf(" or unknown", StringComparison.Ordinal)..],
        _ => condition.Text.Replace(" with possible holds ", " with the possible holds counted too ", StringComparison.Ordinal),
    };

    private static Dictionary<string, DeclaredFact> Together(
        IReadOnlyDictionary<string, DeclaredFact> one,
        IReadOnlyDictionary<string, DeclaredFact> other) =>
        one.Concat(other).GroupBy(fact => fact.Key, fact => fact.Value).ToDictionary(types => types.Key, Together);

    private static DeclaredFact Together(IEnumerable<DeclaredFact> types) =>
        new(types.First().Type, [.. types.SelectMany(type => type.Words).Distinct()]);

    private bool Holds(string condition)
    {
        if (OfCheck().Match(condition) is { Success: true } ofCheck)
        {
            var engine = EngineOf(ofCheck.Groups["side"].Value);
            return ofCheck.Groups["skipped"].Success ? DeclinesEarly(engine) : engine.AnswerOf(ofCheck.Groups["id"].Value, given) is null;
        }

        if (OfReading().Match(condition) is { Success: true } ofReading)
        {
            var sides = ofReading.Groups["side"].Value.Split(" or ");
            return facts.Reading != "notRequested" || !sides.Any(side => DeclinesEarly(EngineOf(side)));
        }

        if (OfKnowledge().Match(condition) is { Success: true } ofKnowledge)
        {
            var (known, unknown) = (ofKnowledge.Groups["known"], ofKnowledge.Groups["unknown"]);
            return ofKnowledge.Groups["subject"].Value.Split(" and ").All(measure => IsRead(measure)
                && (!known.Success || IsKnown(measure, known.Value))
                && !IsKnown(measure, unknown.Value));
        }

        var match = OfValue().Match(condition);
        return match.Success ? Holds(match) : throw new InvalidOperationException($"no such condition: {condition}");
    }

    private bool Holds(Match match)
    {
        var (measure, text) = (match.Groups["subject"].Value, match.Groups["text"].Value);
        if (!IsRead(measure))
        {
            return false;
        }

        if (OfGuard().Match(text) is { Success: true } guard)
        {
            return GuardHolds(measure, guard);
        }

        return facts.Measure(measure, match.Groups["counted"].Success) is { } value
            && (value.Word is null ? IsWithin(value, text, measure) : IsAmong(value.Word, text));
    }

    /// <summary>A guard that keeps its check in force: it holds, or it is unknown, also where the possible holds would decide.</summary>
    private bool GuardHolds(string measure, Match guard)
    {
        var known = guard.Groups["side"] is { Success: true } side ? FactsOf(side.Value) : facts;
        var (near, far) = (known.Measure(measure, withPossible: false), known.Measure(measure, withPossible: true));
        return near is null || HoldsAt(near.Value) || HoldsAt(far!.Value);

        bool HoldsAt(Value value) => guard.Groups["not"].Success != (value.Word is null
            ? IsWithin(value, guard.Groups["threshold"].Value, measure)
            : guard.Groups["list"].Value.Split(", ").Contains(value.Word));
    }

    private bool IsKnown(string measure, string side) => FactsOf(side).Measure(measure, withPossible: false) is not null;

    private bool IsWithin(Value value, string text, string measure) =>
        text == "known" || text.Split(" and ").All(part => Compare(value, part, measure));

    private bool Compare(Value value, string part, string measure)
    {
        var relation = new[] { "above ", "at least ", "below ", "at most " }.FirstOrDefault(part.StartsWith) ?? string.Empty;
        var threshold = Scaled.Find(part[relation.Length..], TypeOf(measure))
            ?? throw new InvalidOperationException($"no threshold: {part}");
        var order = value.Numerator.CompareTo(threshold * value.Denominator);
        return relation switch
        {
            "above " => order > 0,
            "at least " => order >= 0,
            "below " => order < 0,
            "at most " => order <= 0,
            _ => order == 0,
        };
    }

    private static bool IsAmong(string word, string text)
    {
        var words = Quoted().Matches(text).Select(match => match.Groups["word"].Value).ToList();
        var isOther = new[] { "known and ", "not ", "none of " }.Any(start => text.StartsWith(start, StringComparison.Ordinal));
        return text == "known" || words.Contains(word) != isOther;
    }

    private string TypeOf(string measure) => measure switch
    {
        "debit.attempt" => "integer",
        "balance.age" => "duration",
        "cover.available" => "percent",
        _ when old.CustomFacts.TryGetValue(measure, out var type) || @new.CustomFacts.TryGetValue(measure, out type) => type.Type,
        _ => "money",
    };

    private bool OthersHold(string text, string check)
    {
        if (text == "whatever the other checks answer")
        {
            return true;
        }

        return text["where ".Length..].Split(" and in new ").Select((part, index) => part.StartsWith("in old ", StringComparison.Ordinal)
            ? OthersHold(part["in old ".Length..], old, check)
            : index > 0 || part.StartsWith("in new ", StringComparison.Ordinal) ? OthersHold(part.Replace("in new ", ""), @new, check)
            : OthersHold(part, old, check) && OthersHold(part, @new, check)).All(holds => holds);
    }

    private bool OthersHold(string text, ReferenceEngine engine, string check)
    {
        var most = engine.Checks.Where(id => id != check).Select(id => engine.AnswerOf(id, given) ?? Outcome.None).Max();
        return text switch
        {
            "every other check accepts" => most <= Outcome.Accept,
            "no other check declines" => most <= Outcome.Review,
            "another check reviews and none declines" => most == Outcome.Review,
            "another check declines" => most == Outcome.Decline,
            _ => throw new InvalidOperationException($"no such answer of the others: {text}"),
        };
    }

    private bool IsRead(string measure) => (OfMoney.Contains(measure), OfBalance.Contains(measure)) switch
    {
        (true, _) => facts.Reading == "read" && facts.Currency == "same",
        (_, true) => facts.Reading == "read",
        _ => true,
    };

    private bool DeclinesEarly(ReferenceEngine engine) => facts.Reading == "notRequested" && engine.DecideEarly(given) is not null;

    private ReferenceEngine EngineOf(string side) => side == "old" ? old : @new;

    private ReferenceFacts FactsOf(string side) => side switch { "old" => oldFacts, "new" => newFacts, _ => facts };

    [GeneratedRegex(
        "^(?<side>old|new)'s check `(?<id>[^`]+)` (does not apply|(?<skipped>is not evaluated, as the debit's own facts decline))$",
        RegexOptions.ExplicitCapture,
        60_000)]
    private static partial Regex OfCheck();

    [GeneratedRegex(
        "^balance\\.reading is not `notRequested` where (?<side>old or new|old|new) declines by the debit's own facts$",
        RegexOptions.ExplicitCapture,
        60_000)]
    private static partial Regex OfReading();

    [GeneratedRegex(
        "^(?<subject>\\S+( and \\S+)?) (is|are) (known to (?<known>old|new) and )?unknown( to (?<unknown>old|new))?$",
        RegexOptions.ExplicitCapture,
        60_000)]
    private static partial Regex OfKnowledge();

    [GeneratedRegex(
        "^(?<subject>\\S+)(?<counted> with the possible holds counted too)? is (?<text>.+)$",
        RegexOptions.ExplicitCapture,
        60_000)]
    private static partial Regex OfValue();

    // A guard that can be unknown; or one on words, or a negated one, which no range of a band looks like.
    [GeneratedRegex(
        "^(?<not>not )?(in \\[(?<list>.*)\\]|(?<threshold>(below|at most|above|at least) .+?)) or unknown( to (?<side>old|new))?$"
        + "|^(?<not>not )?in \\[(?<list>.*)\\]$"
        + "|^(?<not>not )(?<threshold>(below|at most|above|at least) .+)$",
        RegexOptions.ExplicitCapture,
        60_000)]
    private static partial Regex OfGuard();

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Quoted();
}
