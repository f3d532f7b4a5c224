using FundsCheck.Rules;
using FundsCheck.Rules.Loading;
using FundsCheck.Rules.Schema;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Tests.Rules.Schema;

public sealed class WhenTheSchemaAndTheLoaderShareTheirWords
{
    [Fact]
    public void Every_measure_is_told_as_it_is()
    {
        var loader = Measures.All.Select(measure => (
            measure.Name, Worse: measure.Worse.ToString(), measure.CanBeUnknown, measure.IsGate, measure.IsFunds, Values: Words(measure)));

        var schema = FormatVocabulary.Whole.Measures.Select(measure =>
            (measure.Name, Worse: measure.Worse.ToString(), measure.CanBeUnknown, measure.IsGate, measure.IsFunds,
                Values: string.Join('|', measure.Values.Select(value => value.Name).Order(StringComparer.Ordinal))));

        schema.Should().BeEquivalentTo(loader);
    }

    [Fact]
    public void Every_reason_and_only_the_engines_own_are_told_apart()
    {
        var schema = FormatVocabulary.Whole;

        schema.EngineReasons.Select(reason => reason.Name).Should().Equal(ReasonCodes.HoldPossible);
        schema.Reasons.Select(reason => reason.Name).Should().BeEquivalentTo(ReasonCodes.All.Except([ReasonCodes.HoldPossible]));
    }

    [Fact]
    public void Every_fact_of_a_test_is_told() =>
        FormatVocabulary.Whole.Givens.Select(given => (given.Name, given.CanBeNull))
            .Should().BeEquivalentTo(GivenFact.OfVocabulary.Select(fact => (fact.Name, fact.MayBeNull)));

    [Fact]
    public void The_library_prints_the_committed_schema() =>
        RuleSet.JsonSchema.Should().Be(File.ReadAllText(Repository.PathOf("rules/schema/ruleset.v1.schema.json")));

    private static string Words(Measure measure) => measure.IsBoolean ? "" : string.Join('|', measure.Values.Order(StringComparer.Ordinal));
}
