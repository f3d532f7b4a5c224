using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules;

public sealed class ThresholdProbeTests
{
    private const int FactsEach = 25;
    private const decimal StepsPerMajorUnit = 100;

    private static readonly int RuleSets = TestScale.Of(80, least: 20);

    [Fact]
    public void The_outcome_is_that_of_the_rule_set_with_the_other_threshold()
    {
        var (compared, changed) = (0, 0);
        for (var seed = 0; seed < RuleSets; seed++)
        {
            var random = new Random(seed);
            var text = RuleSetGenerator.Generate(random);
            var ruleSet = GeneratedFile.Load(text.ToJsonString());
            if (ruleSet.Currency.MinorUnitDigits != 2 || Places(ruleSet.Definition) is not { Count: > 0 } places)
            {
                continue;
            }

            var place = random.Pick(places);
            var probe = new ThresholdProbe(ruleSet, place.Check, place.List, place.Band);
            var facts = new FactsGenerator(new RuleSetProfile(text), random);
            foreach (var given in Enumerable.Range(0, FactsEach).Select(_ => FactsOf(facts.Next(), ruleSet)))
            {
                var outcomes = probe.Judge(given);
                var current = ruleSet.Judge(given).Outcome;
                outcomes.At(place.Current).Should().Be(current);
                foreach (var step in new[] { outcomes.First - 1, outcomes.First, outcomes.Second - 1, outcomes.Second })
                {
                    if (Change(ruleSet, place, step) is { } other)
                    {
                        outcomes.At(step).Should().Be(other.Judge(given).Outcome, $"{place} at {step} in {text.ToJsonString()}");
                        compared++;
                        changed += outcomes.At(step) == current ? 0 : 1;
                    }
                }
            }
        }

        (compared > RuleSets && changed > RuleSets / 10).Should().BeTrue($"{compared} were compared and {changed} changed");
    }

    [Theory]
    [InlineData("none", 0, 0)]
    [InlineData("funds", 1, 7)]
    [InlineData("funds", 9, 0)]
    [InlineData("age", 0, 0)]
    [InlineData("funds", 0, 1)]
    public void A_place_without_a_threshold_of_money_or_percent_is_rejected(string check, int list, int band)
    {
        var creating = () => new ThresholdProbe(RuleSet.Default, check, list, band);

        creating.Should().Throw<ArgumentException>().WithMessage($"check `{check}` has no band with a threshold*");
    }

    private static List<Place> Places(RuleSetDefinition ruleSet) =>
    [
        .. from check in ruleSet.Checks
           from list in check.BandList.Chain().Index()
           where list.Item.Measure.Unit is MeasureUnit.Money or MeasureUnit.Percent
           from band in list.Item.Bands.Index()
           where band.Item.Kind is BandKind.Below or BandKind.UpTo
           let isMoney = list.Item.Measure.Unit == MeasureUnit.Money
           select new Place(
               check.Id, list.Index, band.Index, isMoney, (long)(band.Item.Threshold.Number * (isMoney ? StepsPerMajorUnit : 1))),
    ];

    /// <summary>The rule set with another threshold; null where it does not load.</summary>
    private static RuleSet? Change(RuleSet ruleSet, Place place, long step)
    {
        var number = place.IsMoney ? step / StepsPerMajorUnit : step;
        if (Math.Abs(number) > (place.IsMoney ? FactLimits.MoneyMax : 1_000_000))
        {
            return null;
        }

        var text = place.IsMoney ? new Money(number, ruleSet.Currency).ToString() : ThresholdSyntax.WritePercent(step);
        var definition = ruleSet.Definition;
        var checks = definition.Checks.Select(check => check.Id == place.Check
            ? check with { BandList = Change(check.BandList, place.List, place.Band, new Threshold(number, text)) }
            : check);
        try
        {
            return GeneratedFile.Load(CanonicalWriter.Write(definition with { Checks = [.. checks] }));
        }
        catch (RuleSetInvalidException)
        {
            return null;
        }
    }

    private static BandListDefinition Change(BandListDefinition list, int depth, int place, Threshold threshold) => depth > 0
        ? list with { Fallback = Change(list.Fallback!, depth - 1, place, threshold) }
        : list with { Bands = [.. list.Bands.Select((band, index) => index == place ? band with { Threshold = threshold } : band)] };

    private static DecisionFacts FactsOf(JsonObject given, RuleSet ruleSet)
    {
        var bank = given.Where(fact => !fact.Key.StartsWith("x.", StringComparison.Ordinal))
            .Select(fact => KeyValuePair.Create(fact.Key, fact.Value?.DeepClone()));
        return GivenFacts.Of(new JsonObject(bank), ruleSet) with
        {
            Custom = ruleSet.Classify(new Dictionary<string, CustomFact>(StringComparer.Ordinal)),
        };
    }

    private sealed record Place(string Check, int List, int Band, bool IsMoney, long Current);
}
