using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Checking;

public sealed class FactReadsTests
{
    internal static readonly RuleSet Rules = RuleSet.Parse(
        Encoding.UTF8.GetBytes("""
            {
              "ruleset": "signal", "version": "1", "currency": "USD",
              "facts": { "x.signal.result": { "type": "text", "in": ["accept", "review", "reroute"] },
                         "x.known": { "type": "boolean" } },
              "checks": [
                { "id": "reading", "measure": "balance.reading",
                  "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
                { "id": "currency", "measure": "balance.currency",
                  "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review", "reason": "CURRENCY_MISMATCH" } ] },
                { "id": "funds", "measure": "headroom.available",
                  "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
                  "ifUnknown": { "then": "review", "reason": "BALANCE_UNKNOWN" } },
                { "id": "signal", "measure": "x.signal.result",
                  "bands": [ { "in": ["accept"], "then": "accept" }, { "in": ["review"], "then": "review", "reason": "X_SIGNAL_REVIEW" },
                             { "otherwise": "decline", "reason": "X_SIGNAL_REROUTE" } ],
                  "ifUnknown": { "then": "decline", "reason": "X_SIGNAL_UNKNOWN" } },
                { "id": "large", "measure": "amount",
                  "bands": [ { "upTo": "500.00 USD", "then": "accept" }, { "otherwise": "decline", "reason": "X_LARGE" } ] }
              ]
            }
            """),
        "signal.json");

    [Theory]
    [InlineData("accept", Outcome.Accept, null)]
    [InlineData("review", Outcome.Review, "X_SIGNAL_REVIEW")]
    [InlineData("reroute", Outcome.Decline, "X_SIGNAL_REROUTE")]
    [InlineData("something newer", Outcome.Decline, "X_SIGNAL_UNKNOWN")]
    public async Task The_facts_of_a_source_are_judged_and_recorded_apart_from_those_of_the_debit(
        string result, Outcome outcome, string? reason)
    {
        var source = CallbackFactSource.Giving(result);
        using var host = new Host(Rules, facts: source).Holding(1000m);

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        decision.Outcome.Should().Be(outcome);
        decision.Reasons.Select(found => found.Code).Should().Equal(reason is null ? [] : [reason]);
        decision.Record.Debit.Facts.Should().BeEmpty();
        decision.Record.SourceFacts!.Reading.Should().BeOfType<FactReading.Succeeded>()
            .Which.Should().Match<FactReading.Succeeded>(read => read.Reference == "reference-1" && read.ProviderRequestId == "request-1");
        source.Requests.Should().ContainSingle().Which.Should().Match<FactRequest>(request =>
            request.Debit.Id == "d-1" && request.RuleSet == "signal" && request.Revision == 1 && request.Account.Credential != null
            && request.Names.Single() == "x.signal.result");
    }

    [Fact]
    public async Task An_accepting_source_does_not_replace_the_money()
    {
        using var host = new Host(Rules, facts: CallbackFactSource.Giving("accept")).Holding(59m);

        (await host.Checker.CheckAsync(Host.Debit("d-1", 60m))).Outcome.Should().Be(Outcome.Decline);
    }

    [Fact]
    public async Task A_repeated_debit_gets_its_existing_decision_although_the_source_gives_another_result()
    {
        var answers = new Queue<string>(["accept", "review"]);
        var source = new CallbackFactSource((_, _) =>
            ValueTask.FromResult(CallbackFactSource.Read(("x.signal.result", answers.Dequeue()))));
        using var host = new Host(Rules, facts: source).Holding(1000m);

        var first = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        var again = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        again.IsExisting.Should().BeTrue();
        again.Outcome.Should().Be(first.Outcome).And.Be(Outcome.Accept);
        source.Calls.Should().Be(1);
    }

    [Fact]
    public async Task A_new_revision_reads_new_facts_with_its_number()
    {
        var source = CallbackFactSource.Giving("accept");
        using var host = new Host(Rules, facts: source).Holding(1000m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        host.Clock.Advance(TimeSpan.FromDays(1));
        var again = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        again.Record.Revision.Should().Be(2);
        source.Requests.Select(request => request.Revision).Should().Equal(1, 2);
    }

    [Fact]
    public async Task A_debit_that_its_own_facts_decline_reads_neither_balance_nor_facts()
    {
        var source = CallbackFactSource.Giving("accept");
        using var host = new Host(Rules, facts: source).Holding(1000m);

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 500.01m));

        (host.Reads, source.Calls).Should().Be((0, 0));
        decision.Reasons.Select(reason => reason.Code).Should().Equal("X_LARGE");
        decision.Record.SourceFacts!.Reading.Should().BeOfType<FactReading.NotRequested>();
        decision.Record.Verdict.NotEvaluated.Should().Contain("signal");
        Rules.Judge(decision.Record.Facts).Should().BeEquivalentTo(decision.Record.Verdict);
    }

    [Fact]
    public async Task A_rule_set_without_a_fact_of_the_source_reads_none()
    {
        var source = CallbackFactSource.Giving("reroute");
        using var host = new Host(facts: source).Holding(1000m);

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        source.Calls.Should().Be(0);
        decision.Record.SourceFacts.Should().BeNull();
    }

    [Fact]
    public async Task Without_a_source_the_fact_is_unknown()
    {
        using var host = new Host(Rules).Holding(1000m);

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        decision.Outcome.Should().Be(Outcome.Decline);
        decision.Record.SourceFacts.Should().BeNull();
    }

    [Fact]
    public async Task A_supplied_balance_reads_the_facts_all_the_same()
    {
        var source = CallbackFactSource.Giving("review");
        using var host = new Host(Rules, facts: source);

        var decision = await host.Checker.CheckAsync(
            Host.Debit("d-1", 60m), new BalanceReading.Succeeded(host.Balance(1000m, 1000m)));

        decision.Reasons.Select(reason => reason.Code).Should().Equal("X_SIGNAL_REVIEW");
    }

    [Fact]
    public async Task A_fact_of_the_host_with_the_name_of_the_source_is_an_invalid_debit()
    {
        var source = CallbackFactSource.Giving("reroute");
        using var host = new Host(Rules, facts: source).Holding(1000m);
        var debit = Host.Debit("d-1", 60m) with
        {
            Facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal) { ["x.signal.result"] = CustomFact.From("accept") },
        };

        var check = () => host.Checker.CheckAsync(debit);

        (await check.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Should().ContainSingle()
            .Which.Should().Match<DebitProblem>(problem => problem.Code == "facts.reserved" && problem.Message.Contains("x.signal."));
        source.Calls.Should().Be(0);
    }
}
