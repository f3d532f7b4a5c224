using FundsCheck.DecisionLog.Tests;
using FundsCheck.Records.Tests.Backtests;
using FundsCheck.Tests.Checking;

namespace FundsCheck.Records.Tests;

public sealed class ReplayTests : IDisposable
{
    private readonly LogHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_decision_that_differs_is_reported_in_full()
    {
        await host.CheckAsync("same", 75m);
        await host.CheckAsync("differs", 300m);

        var result = Replay.Run(host.Path, BacktestHost.Rules("100.00 USD", "200.00 USD", name: "tighter"));

        (result.Decisions, result.Differing).Should().Be((2, 1));
        var whole = RecordFile.ReadDecisions(host.Path).Single(decision => decision.Record.Debit.Id == "differs");
        var decision = result.First.Should().ContainSingle().Which.Decision;
        (decision.Line, decision.ToString(), decision.Record.Reading)
            .Should().Be((whole.Line, whole.ToString(), new BalanceReading.Succeeded(host.BalanceOf(1_000m))));
    }

    [Fact]
    public async Task A_challenger_is_judged_again_by_its_recorded_rule_set()
    {
        var challenger = BacktestHost.Rules("100.00 USD", "200.00 USD", name: "tighter");
        host.Challenger = challenger;
        await host.CheckAsync("same", 75m);
        await host.CheckAsync("stricter", 150m);

        var result = Replay.Run(host.Path);
        var decisions = RecordFile.ReadDecisions(host.Path).ToList();

        (result.Decisions, result.Differing).Should().Be((2, 0));
        decisions.Select(decision => (decision.Record.Verdict.Outcome, decision.Record.Challenger!.Outcome))
            .Should().Equal((Outcome.Accept, Outcome.Accept), (Outcome.Accept, Outcome.Review));
        decisions.Should().OnlyContain(decision => decision.Challenger!.Identity == challenger.Identity);
        var altered = decisions[1] with
        {
            Record = decisions[1].Record with { Challenger = decisions[1].Record.Challenger! with { Outcome = Outcome.Accept } },
        };
        Replay.Compare(altered).Should().ContainSingle().Which.Name.Should().Be("challenger");
        Replay.Compare(decisions[1] with { Challenger = null }).Should().ContainSingle().Which.Now.Should().BeNull();
    }

    [Theory]
    [InlineData("""},"facts":{""")]
    [InlineData("""},\"facts\":{""")]
    [InlineData("""}},"facts":{"available":"9","current":"9"},{""")]
    [InlineData("""\""")]
    [InlineData("""\\""")]
    [InlineData("\",\"")]
    [InlineData("}")]
    [InlineData(" é 漢 \U0001F4B6")]
    public async Task Every_balance_is_read_back_unchanged(string odd)
    {
        var balance = host.BalanceOf(60m) with
        {
            Kind = null,
            ProviderType = odd,
            ProviderSubtype = odd,
            InstitutionId = odd,
            PersistentAccountId = odd,
            Verification = AccountVerification.Unknown,
            ProviderVerification = odd,
            AsOfUnreadable = odd,
            ProviderRequestId = odd,
        };
        await host.Checker.CheckAsync(Host.Debit("odd", 75m), new BalanceReading.Succeeded(balance));
        await host.CheckAsync("after-it", 75m);

        var result = Replay.Run(host.Path);

        (result.Decisions, result.Differing).Should().Be((2, 0));
        RecordFile.ReadDecisions(host.Path).First().Record.Reading.Should().Be(new BalanceReading.Succeeded(balance));
    }
}
