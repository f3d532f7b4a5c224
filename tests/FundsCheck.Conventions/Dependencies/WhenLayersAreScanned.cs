using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Dependencies;

public sealed class WhenLayersAreScanned
{
    [Fact]
    public void Each_file_of_the_library_sees_only_the_layers_below_it()
    {
        var files = RepositoryFiles.Sources.Where(file => file.Project == "FundsCheck").ToList();

        files.Should().HaveCountGreaterThan(50);
        files.SelectMany(file => LayerScanner.Violations(file.Folder, file.Text).Select(violation => $"{file}: {violation}"))
            .Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "using FundsCheck.Balances;")]
    [InlineData("", "global using FundsCheck.Rules;")]
    [InlineData("", "using Record = FundsCheck.Decisions.DecisionRecord;")]
    [InlineData("", "Balances.AccountBalance Read();")]
    [InlineData("", "using Microsoft.Extensions.Logging;")]
    [InlineData("", "using FluentValidation;")]
    [InlineData("", "using static Polly.Outcome;")]
    [InlineData("", "namespace FundsCheck.Pipeline;")]
    [InlineData("Balances", "using FundsCheck.Rules;")]
    [InlineData("Balances", "global::FundsCheck.Rules.RuleSet Rules { get; }")]
    [InlineData("Balances", "using static FundsCheck.Pipeline.DebitLimits;")]
    [InlineData("Rules", "using FundsCheck.Decisions;")]
    [InlineData("Rules", "return Decisions.HoldCalculator.OfDecision(debit);")]
    [InlineData("Rules", "var text = $\"{Pipeline.DebitLimits.FactsMax}\";")]
    [InlineData("Decisions", "namespace FundsCheck.Decisions { using FundsCheck.Pipeline; }")]
    [InlineData("Decisions", "typeof(FundsCheck . Pipeline . FundsChecker)")]
    [InlineData("Pipeline", "using FundsCheck.Plaid;")]
    [InlineData("Helpers", "using System;")]
    public void A_file_that_sees_more_would_be_found(string folder, string source)
    {
        LayerScanner.Violations(folder, source).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("", "using System.Text.Json;\nnamespace FundsCheck;\nusing var stream = Open();")]
    [InlineData("", "// FundsCheck.Pipeline turns it down\n/* FundsCheck.Rules.RuleSet */ class A;")]
    [InlineData("Balances", "using FundsCheck.Balances;")]
    [InlineData("Rules", "using FundsCheck.Balances;\nnamespace FundsCheck.Rules.Facts;")]
    [InlineData("Rules", "record.Rules.Count(); var Decisions = 1; DecisionsOf(Pipelines.Any);")]
    [InlineData("Decisions", "using FundsCheck.Rules.Facts;\nusing FundsCheck.Balances;")]
    [InlineData("Pipeline", "using FundsCheck.Decisions;\nusing FluentValidation;")]
    public void A_file_that_keeps_to_its_layer_is_left_alone(string folder, string source)
    {
        LayerScanner.Violations(folder, source).Should().BeEmpty();
    }
}
