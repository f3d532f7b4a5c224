using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Reference;
using FundsCheck.Tests.Rules.Validation.Analysis;

namespace FundsCheck.Authoring.Tests.Comparison;

/// <summary>Regions and examples of mutated rule sets beside the decisions of the evaluator, every reason with all of its parts.</summary>
public sealed class RandomComparisonTests
{
    private const int FactsEach = 150;

    private static readonly int Pairs = TestScale.Of(160, least: 20);

    [Fact]
    public void Regions_hold_exactly_the_facts_with_different_decisions()
    {
        var wrong = ComparedPair.Generate(0, Pairs).AsParallel().SelectMany(WrongRegions);

        wrong.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void Words_hold_exactly_the_facts_of_their_region()
    {
        var wrong = ComparedPair.Generate(1_000_000, Pairs).Where(pair => !HasFactOfTwoTypes(pair)).AsParallel().SelectMany(WrongWords);

        wrong.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void A_joined_region_is_the_union_of_its_changes()
    {
        var pairs = ComparedPair.Generate(3_000_000, Pairs / 8).Where(pair => !HasFactOfTwoTypes(pair));

        var wrong = pairs.AsParallel().SelectMany(WrongUnions);

        wrong.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void Examples_are_judged_as_printed_and_pass_as_tests()
    {
        var wrong = ComparedPair.Generate(2_000_000, Pairs).AsParallel().SelectMany(WrongExamples);

        wrong.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void Pairs_differ_in_every_way()
    {
        var pairs = ComparedPair.Generate(0, Pairs).ToList();

        var differences = pairs.AsParallel().Select(pair => pair.Old.CompareTo(pair.New)).ToList();
        var changes = differences.SelectMany(difference => difference.Changes).ToList();

        pairs.Should().HaveCountGreaterThan(Pairs / 3);
        changes.Select(change => change.Kind).Distinct().Should().HaveCount(3);
        changes.Select(change => (change.From, change.To)).Distinct().Should().HaveCount(9);
        differences.SelectMany(difference => difference.Regions).Should().Contain(region => IsUnion(region));
    }

    private static IEnumerable<string> WrongRegions(ComparedPair pair)
    {
        var comparer = new RuleSetComparer(pair.Old, pair.New);
        var regions = comparer.Regions().Select(found => found.Region).ToList();
        for (var index = 0; index < FactsEach; index++)
        {
            var given = pair.NextFacts();
            var point = PointReader.Of(pair.CommonFacts(given), comparer.Space);
            var (before, after) = (Judge(pair.Old, given), Judge(pair.New, given));
            var found = regions.Where(region => region.IsMetBy(point)).ToList();
            var answers = $"{Text(before)} and {Text(after)} by {pair}";
            foreach (var region in found)
            {
                var (check, kind) = (region.Pair.Check, region.Difference.Kind);
                if (!Differs(check, kind, region.From, region.To, before, after))
                {
                    yield return $"{given.ToJsonString()} is in {check} {kind} {region.From} -> {region.To}, and is answered {answers}";
                }
            }

            if (found.Count == 0 && (before.Outcome != after.Outcome || !before.Reasons.SequenceEqual(after.Reasons)))
            {
                yield return $"{given.ToJsonString()} is in no region, and is answered {answers}";
            }
        }
    }

    private static IEnumerable<string> WrongWords(ComparedPair pair)
    {
        var comparer = new RuleSetComparer(pair.Old, pair.New);
        var regions = comparer.Regions().Select(found => (found.Region, Words: comparer.Conditions(found.Region))).ToList();
        var old = new ReferenceEngine(pair.OldText.ToJsonString(), ReasonCodes.RankOf);
        var @new = new ReferenceEngine(pair.NewText.ToJsonString(), ReasonCodes.RankOf);
        for (var index = 0; index < FactsEach; index++)
        {
            var given = pair.NextFacts();
            var point = PointReader.Of(pair.CommonFacts(given), comparer.Space);
            var reader = new RegionReader(old, @new, given);
            foreach (var (region, words) in regions)
            {
                var (check, isIn) = (region.Pair.Check, region.IsMetBy(point));
                if (isIn != reader.Holds(words, check))
                {
                    var place = $"{check} {region.From} -> {region.To} {string.Join(" & ", words)}";
                    yield return $"{given.ToJsonString()} is {(isIn ? "in" : "not in")} {place} of {pair}";
                }
            }
        }
    }

    private static IEnumerable<string> WrongUnions(ComparedPair pair)
    {
        var joined = pair.Old.CompareTo(pair.New).Regions.Where(region => region.Changes.Count > 1).ToList();
        var old = new ReferenceEngine(pair.OldText.ToJsonString(), ReasonCodes.RankOf);
        var @new = new ReferenceEngine(pair.NewText.ToJsonString(), ReasonCodes.RankOf);
        for (var index = 0; index < FactsEach && joined.Count > 0; index++)
        {
            var given = pair.NextFacts();
            var reader = new RegionReader(old, @new, given);
            foreach (var region in joined.Where(region =>
                reader.Holds(region.Conditions) != region.Changes.Any(change => reader.Holds(change.Conditions))))
            {
                yield return $"{given.ToJsonString()} and {region.Text} of {pair}";
            }
        }
    }

    private static IEnumerable<string> WrongExamples(ComparedPair pair) =>
        pair.Old.CompareTo(pair.New).Changes.SelectMany(change => WrongExample(change, pair));

    private static IEnumerable<string> WrongExample(RuleChange change, ComparedPair pair)
    {
        var given = JsonNode.Parse(change.Given)!.AsObject();
        var (before, after) = (Judge(pair.Old, given), Judge(pair.New, given));
        var isAsPrinted = before.Reasons.SequenceEqual(change.FromReasons) && after.Reasons.SequenceEqual(change.ToReasons);
        if (!isAsPrinted || !Differs(change.Check, change.Kind, change.From, change.To, before, after))
        {
            yield return $"{change} is {Text(before)} -> {Text(after)} by {pair}";
        }

        foreach (var (text, verdict) in new[] { (pair.OldText, before), (pair.NewText, after) })
        {
            if (!PassesAsTest(text, given, verdict))
            {
                yield return $"{change.Given} does not pass as a test of {text.ToJsonString()}";
            }
        }
    }

    /// <summary>Whether the facts, those that the file declares, can be pasted into it as a test that passes.</summary>
    private static bool PassesAsTest(JsonObject ruleSet, JsonObject given, Verdict verdict)
    {
        var file = ruleSet.DeepClone().AsObject();
        var judge = Load(file);
        var known = ComparedPair.FactsOf(given, judge).Custom.Where(fact => fact.Value.IsKnown).Select(fact => fact.Name).ToHashSet();
        var facts = given.Where(fact => !fact.Key.StartsWith("x.", StringComparison.Ordinal) || known.Contains(fact.Key));
        var codes = verdict.Reasons.Select(reason => reason.Code).Distinct().Select(code => (JsonNode)code);
        file["tests"] = new JsonArray(new JsonObject
        {
            ["name"] = "example",
            ["given"] = new JsonObject(facts.Select(fact => KeyValuePair.Create(fact.Key, fact.Value?.DeepClone()))),
            ["expect"] = new JsonObject
            {
                ["outcome"] = verdict.Outcome.ToName(),
                ["reasons"] = new JsonArray([.. codes]),
            },
        });
        return Load(file).RunTests().All(result => result.Passed);
    }

    private static RuleSet Load(JsonObject file) => GeneratedFile.Load(file.ToJsonString());

    private static bool Differs(string check, RuleChangeKind kind, Outcome from, Outcome to, Verdict before, Verdict after)
    {
        var old = before.Reasons.SingleOrDefault(reason => reason.Check == check);
        var @new = after.Reasons.SingleOrDefault(reason => reason.Check == check);
        var isSameAnswer = (old?.Code, old?.Outcome) == (@new?.Code, @new?.Outcome);
        return before.Outcome == from && after.Outcome == to && kind switch
        {
            RuleChangeKind.Outcome => from != to,
            RuleChangeKind.Reasons => from == to && !isSameAnswer,
            _ => from == to && isSameAnswer && old != @new,
        };
    }

    private static bool IsUnion(ChangedRegion region) =>
        region.Changes.DistinctBy(change => string.Join(", ", change.Conditions.Select(part => part.Text))).Count() > 1;

    private static bool HasFactOfTwoTypes(ComparedPair pair) => pair.Old.Definition.CustomFacts
        .Any(fact => pair.New.Definition.CustomFacts.Any(other => other.Name == fact.Name && other.Type != fact.Type));

    private static Verdict Judge(RuleSet ruleSet, JsonObject given) => ruleSet.Judge(ComparedPair.FactsOf(given, ruleSet));

    private static string Text(Verdict verdict) => $"{verdict.Outcome} [{string.Join("; ", verdict.Reasons.Select(Text))}]";

    private static string Text(Reason reason) => $"{reason.Check} {reason.Outcome} {reason.Code} {reason.Threshold} {reason.Text}";
}
