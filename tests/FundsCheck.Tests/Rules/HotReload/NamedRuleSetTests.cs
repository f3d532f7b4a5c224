using FundsCheck.Rules;
using FundsCheck.Tests.Checking;

namespace FundsCheck.Tests.Rules.HotReload;

public sealed class NamedRuleSetTests
{
    [Fact]
    public async Task The_named_rule_set_decides_and_the_default_without_a_name()
    {
        using var folder = new TemporaryRuleFolder(("base", 1), ("tight", 2));
        using var host = new LiveHost(builder => builder.UseRulesFrom(folder.Location, "base"));

        var tight = await host.CheckAsync("d-1", ruleSet: "tight");
        var byDefault = await host.CheckAsync("d-2");
        var byName = await host.CheckAsync("d-3", ruleSet: "base");

        tight.RuleSet.Should().Be(new RuleSetIdentity("tight", "2", TemporaryRuleFolder.Sha256("tight", 2)));
        tight.Reasons.Should().OnlyContain(reason => reason.Code == "X_V2");
        byDefault.RuleSet.Name.Should().Be("base");
        byDefault.Reasons.Should().OnlyContain(reason => reason.Code == "X_V1");
        byName.RuleSet.Should().Be(byDefault.RuleSet);
        byName.Record.Debit.RuleSet.Should().Be("base");
        byDefault.Record.Debit.RuleSet.Should().BeNull();
    }

    [Theory]
    [InlineData("tigth", "no rule set `tigth` is loaded; did you mean `tight`?")]
    [InlineData("Tight", "no rule set `Tight` is loaded; did you mean `tight`?")]
    [InlineData("{PropertyName}", "no rule set of this name is loaded")]
    [InlineData("velocity", "no rule set `velocity` is loaded")]
    [InlineData("", "no rule set of this name is loaded")]
    [InlineData("a name that is none", "no rule set of this name is loaded")]
    [InlineData("tight\u001b[31m", "no rule set of this name is loaded")]
    public async Task An_unknown_name_is_an_invalid_debit_and_nothing_is_read_or_recorded(string ruleSet, string message)
    {
        using var folder = new TemporaryRuleFolder(("base", 1), ("tight", 2));
        using var host = new LiveHost(builder => builder.UseRulesFrom(folder.Location, "base"));

        var check = () => host.CheckAsync("d-1", ruleSet: ruleSet);

        var problem = (await check.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Should().ContainSingle().Subject;
        problem.Should().Be(new DebitProblem("ruleSet.unknown", "ruleSet", message));
        host.Reads.Should().Be(0);
        (await host.CheckAsync("d-1", amount: 7_000m)).IsExisting.Should().BeFalse();
    }

    [Fact]
    public async Task Every_other_problem_is_reported_beside_an_unknown_name()
    {
        using var host = new LiveHost(builder => builder.UseRules(RuleSetCatalog.Create(RuleSet.Default)));

        var check = () => host.Checker.CheckAsync(Host.Debit("d-1", -1m) with { RuleSet = "another", EntryClass = "?" });

        (await check.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Select(problem => problem.Code)
            .Should().Equal("amount.positive", "class.unknown", "ruleSet.unknown");
    }

    [Fact]
    public async Task The_currency_is_that_of_the_named_rule_set()
    {
        var euro = RuleSet.Parse(
            System.Text.Encoding.UTF8.GetBytes(TemporaryRuleFolder.Text("euro", 3).Replace("USD", "EUR")), "euro.json");
        using var host = new LiveHost(builder => builder.UseRules(RuleSetCatalog.Create([RuleSet.Default, euro], "ach-debit")));
        var debit = Host.Debit("d-1", 1m) with { RuleSet = "euro" };

        var dollars = () => host.Checker.CheckAsync(debit);
        var euros = await host.Checker.CheckAsync(debit with { Id = "d-2", Amount = new Money(1m, Currency.Get("EUR")) });

        (await dollars.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Should().ContainSingle().Which.Code
            .Should().Be("amount.currency");
        euros.RuleSet.Name.Should().Be("euro");
    }

    [Fact]
    public async Task All_rule_sets_share_the_holds_and_the_same_id_under_another_rule_set_conflicts()
    {
        using var folder = new TemporaryRuleFolder(("base", 100), ("tight", 200));
        using var host = new LiveHost(builder => builder.UseRulesFrom(folder.Location, "base")) { Available = 100m };
        var debit = Host.Debit("d-1", 60m) with { RuleSet = "tight" };
        await host.Checker.CheckAsync(debit);

        var second = await host.Checker.CheckAsync(Host.Debit("d-2", 60m));
        var conflict = () => host.Checker.CheckAsync(debit with { RuleSet = null });

        second.Outcome.Should().Be(Outcome.Decline);
        second.Record.Holds.DebitIds.Should().Equal("d-1");
        (await conflict.Should().ThrowAsync<DebitConflictException>()).Which.Differences.Should().Equal("ruleSet");
    }
}
