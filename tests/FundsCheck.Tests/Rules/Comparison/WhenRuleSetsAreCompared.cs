using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Comparison;

public sealed class WhenRuleSetsAreCompared
{
    private const int FactsEach = 150;

    private static readonly int Pairs = 2 * int.Parse(Environment.GetEnvironmentVariable("FUNDSCHECK_TEST_PERCENT") ?? "100", System.Globalization.CultureInfo.InvariantCulture);

    public static TheoryData<string> Policies() => [.. RepositoryFiles.Policies];

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_rule_set_and_itself_differ_in_nothing(string path)
    {
        var ruleSet = RuleSet.Load(path);

        var difference = ruleSet.CompareTo(RuleSet.Load(path));

        difference.Changes.Should().BeEmpty();
        difference.Settings.Should().BeEmpty();
    }

    [Fact]
    public void Every_example_is_answered_as_it_says()
    {
        var wrong = Generated().SelectMany(pair => pair.Old.CompareTo(pair.New).Changes.Select(change => Wrong(change, pair)).OfType<string>());

        wrong.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void Facts_that_are_answered_differently_lie_in_a_region_that_was_told()
    {
        var untold = Generated().SelectMany(Untold);

        untold.Take(3).Should().BeEmpty();
    }

    [Fact]
    public void Most_of_the_pairs_differ()
    {
        var (differ, all) = (0, 0);

        foreach (var (old, @new, _, _) in Generated())
        {
            (differ, all) = (differ + (old.CompareTo(@new).Changes.Count > 0 ? 1 : 0), all + 1);
        }

        all.Should().BeGreaterThan(Pairs / 3);
        differ.Should().BeGreaterThan(all / 2);
    }

    [Fact]
    public void A_cap_that_falls_changes_just_the_amounts_between()
    {
        var (old, @new) = (Capped("1000.00 USD"), Capped("500.00 USD"));

        var change = old.CompareTo(@new).Changes[0];

        change.Should().BeEquivalentTo(new
        {
            Check = "cap",
            From = Outcome.Accept,
            To = Outcome.Review,
            Where = "amount is above 500.00 USD and at most 1000.00 USD, where every other check accepts",
            Given = "{ \"amount\": \"500.01 USD\", \"available\": \"5000.10 USD\" }",
            ToReasons = new[] { "AMOUNT_ABOVE_CAP" },
        });
    }

    [Fact]
    public void A_tighter_check_behind_a_stricter_one_changes_nothing()
    {
        var (old, @new) = (Capped("99999999.00 USD"), Capped("99999999.00 USD", """, { "id": "late", "measure": "amount", "bands": [ { "upTo": "99999999.50 USD", "then": "accept" }, { "otherwise": "review", "reason": "AMOUNT_ABOVE_CAP" } ] }"""));

        old.CompareTo(@new).Changes.Should().BeEmpty();
    }

    [Fact]
    public void Two_currencies_have_no_debit_in_common()
    {
        var euro = RuleSet.Parse(Encoding.UTF8.GetBytes(RuleSet.Default.CanonicalText.Replace("USD", "EUR")), "euro.json");

        var comparing = () => RuleSet.Default.CompareTo(euro);

        comparing.Should().Throw<ArgumentException>().WithMessage("*USD*EUR*");
    }

    private static RuleSet Capped(string cap, string more = "") => RuleSet.Parse(Encoding.UTF8.GetBytes($$"""
        { "ruleset": "capped", "version": "1", "currency": "USD", "checks": [
          { "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
          { "id": "currency", "measure": "balance.currency", "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review", "reason": "CURRENCY_UNKNOWN" } ] },
          { "id": "funds", "measure": "headroom.available", "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
            "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } },
          { "id": "cap", "measure": "amount", "bands": [ { "upTo": "{{cap}}", "then": "accept" }, { "otherwise": "review", "reason": "AMOUNT_ABOVE_CAP" } ] }{{more}} ] }
        """), "capped.json");

    private static IEnumerable<(RuleSet Old, RuleSet New, JsonObject Text, Random Random)> Generated()
    {
        for (var seed = 0; seed < Pairs; seed++)
        {
            var random = new Random(seed);
            var text = RuleSetGenerator.Generate(random);
            if (Load(text) is { } old && Load(RuleSetMutator.Mutate(text, random)) is { } @new)
            {
                yield return (old, @new, text, random);
            }
        }
    }

    private static RuleSet? Load(JsonObject text) => RuleSet.TryParse(Encoding.UTF8.GetBytes(text.ToJsonString()), "generated.json", out var ruleSet, out _) ? ruleSet : null;

    private static string? Wrong(RuleChange change, (RuleSet Old, RuleSet New, JsonObject, Random) pair)
    {
        var given = JsonNode.Parse(change.Given)!.AsObject();
        var (from, fromCodes) = Answer(pair.Old, given);
        var (to, toCodes) = Answer(pair.New, given);
        return from == change.From && to == change.To && fromCodes.SequenceEqual(change.FromReasons) && toCodes.SequenceEqual(change.ToReasons) && (from != to || !fromCodes.SequenceEqual(toCodes))
            ? null
            : $"{change} is {from} [{string.Join(", ", fromCodes)}] -> {to} [{string.Join(", ", toCodes)}]";
    }

    private static IEnumerable<string> Untold((RuleSet Old, RuleSet New, JsonObject Text, Random Random) pair)
    {
        var told = pair.Old.CompareTo(pair.New).Changes.Select(change => (change.From, change.To)).ToHashSet();
        var facts = new FactsGenerator(new RuleSetProfile(pair.Text), pair.Random);
        for (var index = 0; index < FactsEach; index++)
        {
            var given = facts.Next();
            var ((from, fromCodes), (to, toCodes)) = (Answer(pair.Old, given), Answer(pair.New, given));
            if ((from != to || !fromCodes.SequenceEqual(toCodes)) && !told.Contains((from, to)))
            {
                yield return $"{given.ToJsonString()}: {from} [{string.Join(", ", fromCodes)}] -> {to} [{string.Join(", ", toCodes)}] in {pair.New.CanonicalText}";
            }
        }
    }

    private static (Outcome Outcome, IReadOnlyList<string> Codes) Answer(RuleSet ruleSet, JsonObject given)
    {
        var verdict = ruleSet.Judge(GivenFacts.Of(given, ruleSet));
        return (verdict.Outcome, [.. verdict.Reasons.Select(reason => reason.Code).Distinct().Order(StringComparer.Ordinal)]);
    }
}
