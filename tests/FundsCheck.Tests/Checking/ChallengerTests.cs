using System.Text.Json.Nodes;
using FundsCheck.Checking;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules;
using FundsCheck.Tests.Rules.HotReload;
using Microsoft.Extensions.Options;

namespace FundsCheck.Tests.Checking;

/// <summary>Tests a rule set that judges beside the one in force, and never acts.</summary>
public sealed class ChallengerTests
{
    private static readonly RuleSet Strict = RuleSet.Load(Path.Combine(RepositoryFiles.Root, "rules", "examples", "strict.json"));

    public static TheoryData<string> RuleSets() => [.. RepositoryFiles.RuleSets.Skip(1)];

    [Fact]
    public async Task What_it_answers_is_recorded_and_the_decision_stays()
    {
        using var host = Challenged(Strict);
        host.Available = 5m;

        var decision = await host.CheckAsync("d-1", amount: 5m);

        var expected = Strict.Judge(decision.Record.Facts);
        decision.RuleSet.Should().Be(RuleSet.Default.Identity);
        decision.Challenger.Should().Be(new ChallengerVerdict(
            Strict.Identity, expected.Outcome, [.. expected.Reasons.Select(reason => reason.Code)]));
        (decision.Outcome, expected.Outcome).Should().Be((Outcome.Accept, Outcome.Decline));
        JsonOf(decision)["challenger"]!["ruleSet"]!["name"]!.GetValue<string>().Should().Be("strict");
        System.Text.Json.JsonSerializer.Deserialize<FundsDecision>(JsonOf(decision).ToJsonString())!.Challenger
            .Should().Be(decision.Challenger);
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public async Task A_decision_with_a_challenger_equals_the_one_without_in_everything_else(string file)
    {
        var random = new Random(7);
        var challenger = RuleSet.Load(file);
        using var alone = new LiveHost(builder => builder.UseRules(RuleSetCatalog.Create([RuleSet.Default, challenger], "ach-debit")));
        using var challenged = Challenged(challenger);
        for (var number = 0; number < 40; number++)
        {
            var debit = Host.Debit($"d-{number}", random.Next(1, 600_000) / 100m, $"acc-{random.Next(4)}") with
            {
                SameDay = random.Next(2) == 0,
                EntryClass = random.Next(3) == 0 ? "TEL" : "WEB",
            };
            challenged.Available = alone.Available = random.Next(-10_000, 600_000) / 100m;

            var (expected, actual) = (await alone.Checker.CheckAsync(debit), await challenged.Checker.CheckAsync(debit));

            expected.Challenger.Should().BeNull();
            actual.Challenger!.RuleSet.Should().Be(challenger.Identity);
            var (before, after) = (JsonOf(expected), JsonOf(actual));
            before.ContainsKey("challenger").Should().BeFalse();
            after.Remove("challenger");
            after.ToJsonString().Should().Be(before.ToJsonString());
            (actual.Record.Hold, actual.Record.ValidUntil).Should().Be((expected.Record.Hold, expected.Record.ValidUntil));
            actual.Record.Holds.Should().BeEquivalentTo(expected.Record.Holds);
            (await challenged.Checker.CheckAsync(debit)).IsExisting.Should().Be((await alone.Checker.CheckAsync(debit)).IsExisting);
            challenged.Reads.Should().Be(alone.Reads);
        }
    }

    [Fact]
    public async Task It_reads_no_balance_where_the_debit_alone_declines()
    {
        const string above = "{ \"otherwise\": \"review\", \"reason\": \"X_V1\" }";
        var text = TemporaryRuleFolder.Text("capped", 1).Replace(above, above.Replace("review", "decline"));
        var capped = RuleSet.Parse(System.Text.Encoding.UTF8.GetBytes(text), "capped.json");
        using var host = new LiveHost(
            builder => builder.UseRules(RuleSetCatalog.Create([capped, Strict], "capped")), options => options.Challenger = "strict");

        var decision = await host.CheckAsync("d-1", amount: 5m);

        host.Reads.Should().Be(0);
        decision.Record.Reading.Should().BeOfType<BalanceReading.NotRequested>();
        decision.Challenger!.Outcome.Should().NotBe(Outcome.Accept);
    }

    [Fact]
    public async Task Whatever_it_throws_the_decision_stays()
    {
        using var host = Challenged(Strict);
        ((FundsChecker)host.Checker).JudgeChallenger = (_, _) => throw new InvalidTimeZoneException("secret");

        var decision = await host.CheckAsync("d-1", amount: 5m);

        (decision.Outcome, decision.Challenger).Should().Be((Outcome.Accept, null));
    }

    [Fact]
    public async Task A_debit_that_it_judges_itself_has_none()
    {
        using var host = Challenged(Strict);

        (await host.CheckAsync("d-1", ruleSet: "strict")).Challenger.Should().BeNull();
    }

    [Theory]
    [InlineData("strcit", "Challenger: no rule set `strcit` is loaded; did you mean `strict`?")]
    [InlineData("ach-debit", "Challenger is `ach-debit`, which is the default and judges already; name another rule set")]
    public void A_challenger_that_cannot_judge_stops_the_host_at_start(string name, string problem)
    {
        using var host = new LiveHost(
            builder => builder.UseRules(RuleSetCatalog.Create([RuleSet.Default, Strict], "ach-debit")),
            options => options.Challenger = name);

        host.Invoking(it => it.Start()).Should().Throw<OptionsValidationException>().Which.Failures.Should().Equal(problem);
    }

    private static LiveHost Challenged(RuleSet challenger) => new(
        builder => builder.UseRules(RuleSetCatalog.Create([RuleSet.Default, challenger], "ach-debit")),
        options => options.Challenger = challenger.Identity.Name);

    private static JsonObject JsonOf(FundsDecision decision) =>
        System.Text.Json.JsonSerializer.SerializeToNode(decision)!.AsObject();
}
