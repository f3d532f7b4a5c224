using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring.Tests.Schema;

public sealed class SchemaWordsTests
{
    private static readonly JsonNode Definitions = JsonNode.Parse(RuleSetJsonSchema.Text)!["definitions"]!;

    [Fact]
    public void Every_measure_is_described_with_its_values()
    {
        EnumOf(Definitions["measure"]!["anyOf"]![1]!).Should().Equal(Measures.All.Select(measure => measure.Name));
        foreach (var measure in Measures.All.Where(measure => measure.Values.Count > 0 && !measure.IsBoolean && !measure.IsOpen))
        {
            EnumOf(Definitions[$"value.{measure.Name}"]!).Should().Equal(measure.Values);
        }
    }

    [Fact]
    public void A_failures_code_is_any_text_beside_the_word_for_none()
    {
        var value = Definitions["value.balance.failureCode"]!["anyOf"]!;

        value[0]!["$ref"]!.GetValue<string>().Should().Be("#/definitions/failureCode");
        EnumOf(value[1]!).Should().Equal(Measures.NoFailure);
        EnumOf(Definitions["failureCode"]!["not"]!["anyOf"]![0]!)
            .Should().Equal([.. ReasonCodes.All, Measures.NoFailure, BalanceFailures.NotRequestedCode]);
    }

    [Fact]
    public void Every_value_has_a_meaning() =>
        Measures.All.Where(measure => !measure.IsBoolean).SelectMany(measure => measure.Words)
            .Should().OnlyContain(word => word.Word.Length > 0 && word.Meaning.EndsWith('.'));

    [Fact]
    public void Reasons_of_the_engine_are_described_apart_from_the_others()
    {
        EnumOf(Definitions["reason"]!["anyOf"]![1]!).Should().Equal(ReasonCodes.All.Except([ReasonCodes.HoldPossible]));
        EnumOf(Definitions["expectedReason"]!["anyOf"]![1]!).Should().Equal(ReasonCodes.HoldPossible);
    }

    [Fact]
    public void The_outcomes_are_those_of_the_loader() =>
        EnumOf(Definitions["outcome"]!).Should().Equal(OutcomeNames.All);

    [Fact]
    public void The_library_prints_the_committed_schema() =>
        RuleSetJsonSchema.Text.Should().Be(File.ReadAllText(Repository.PathOf("rules/schema/ruleset.v1.schema.json")));

    private static IEnumerable<string> EnumOf(JsonNode node) => node["enum"]!.AsArray().Select(word => word!.GetValue<string>());
}
