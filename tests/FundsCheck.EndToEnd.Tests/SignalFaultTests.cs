using FundsCheck.Rules;
using FundsCheck.Sandbox;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>
/// Every fault of an evaluation, beside a balance that covers the debit. A false result of the sandbox is always an accept.
/// </summary>
public sealed class SignalFaultTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task No_fault_of_an_evaluation_gives_an_accept_a_hang_or_a_secret()
    {
        await using var sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions
        {
            SlowDelay = TimeSpan.FromMilliseconds(200),
            DripInterval = TimeSpan.FromMilliseconds(50),
        });
        await using var host = new ObservedHost(sandbox.Address, Timeout, signalRules: SignalRules());
        var checking = SandboxToken.Get("checking");
        var plain = await host.CheckAsync("s-plain", checking.AccountIds[0], checking.AccessToken, 1m);
        var (count, wrong) = (0, new List<string>());
        foreach (var fault in SandboxFault.All.Where(
            fault => fault.Stage != SandboxFaultStage.BeforeRequest && fault.AppliesTo(SandboxEndpoint.SignalEvaluate)))
        {
            sandbox.Faults.Clear();
            sandbox.Faults.Always(SandboxEndpoint.SignalEvaluate, fault);

            var decision = await host.CheckAsync($"s-{fault.Name}", checking.AccountIds[0], checking.AccessToken, 1m).WaitAsync(HangMax);

            count++;
            if (decision.Outcome == Outcome.Accept && !fault.RespondsCorrectly)
            {
                wrong.Add(fault.Name);
            }
        }

        plain.Outcome.Should().Be(Outcome.Accept, "without a fault the debit is accepted");
        wrong.Should().BeEmpty();
        count.Should().BeGreaterThan(30);
        host.Outputs.Should().NotContain(text => text.Contains("-sandbox-") || text.Contains(ObservedHost.ClientSecret));
    }

    private static RuleSet SignalRules() => RuleSet.Load(Path.Combine(Repository.Root, "rules", "examples", "signal.json"));
}
