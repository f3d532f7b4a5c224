using FundsCheck.Sandbox;
using FundsCheck.Sandbox.Tests.Prism;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>The adapter through npm's Prism, which holds both sides to Plaid's OpenAPI file.</summary>
public sealed class PrismTests
{
    private const int RandomCalls = 60;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task No_exchange_with_a_conforming_item_violates_the_file()
    {
        var (executable, openApi) = Tools();
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var prism = await PrismServer.StartAsync(
            executable, openApi, PrismMode.Proxy, sandbox.Address, TestContext.Current.CancellationToken);
        await using var direct = new ObservedHost(sandbox.Address, Timeout);
        await using var through = new ObservedHost(prism.Address, Timeout);
        var different = new List<string>();
        foreach (var token in SandboxToken.All
            .Where(token => token is { Kind: SandboxTokenKind.Item, Conforms: true, AccountIds.Count: > 0 }))
        {
            var expected = await direct.CheckAsync($"p-{token.Name}", token.AccountIds[0], token.AccessToken, 50m);

            var decision = await through.CheckAsync($"p-{token.Name}", token.AccountIds[0], token.AccessToken, 50m);

            if (decision.Outcome != expected.Outcome
                || !decision.Reasons.Select(reason => reason.Code).SequenceEqual(expected.Reasons.Select(reason => reason.Code)))
            {
                different.Add(
                    $"{token.Name}: {decision.Outcome} {string.Join(", ", decision.Reasons.Select(reason => reason.Code))}, not "
                        + $"{expected.Outcome}");
            }
        }

        different.Should().BeEmpty();
        sandbox.Requests.Total.Should().BeGreaterThan(100);
    }

    [Theory]
    [InlineData(PrismMode.MockExamples, 1)]
    [InlineData(PrismMode.MockRandom, RandomCalls)]
    public async Task No_response_of_the_mock_causes_a_crash_a_hang_or_an_accept_without_funds(PrismMode mode, int calls)
    {
        var (executable, openApi) = Tools();
        await using var prism = await PrismServer.StartAsync(executable, openApi, mode, null, TestContext.Current.CancellationToken);
        await using var host = new ObservedHost(prism.Address, Timeout);
        var wrong = new List<string>();
        for (var call = 0; call < calls; call++)
        {
            var account = mode == PrismMode.MockExamples ? "BxBXxLj1m4HMXBm9WZZmCWVbPjX16EHwv99vp" : "any";

            var decision = await host.CheckAsync($"d-{call}", account, "access-sandbox-mock", 50m);

            if (decision.Outcome == Outcome.Accept
                && !(decision.Balance is
                {
                    Available: >= 50m, Currency: FundsCheck.BalanceCurrency.Iso { Code: "USD" },
                    Kind.Family: FundsCheck.AccountFamily.Depository
                }))
            {
                wrong.Add(decision.Record.Reading.ToString()!);
            }
        }

        wrong.Should().BeEmpty();
    }

    private static (string Executable, string OpenApi) Tools()
    {
        var executable = PrismServer.FindExecutable(Repository.Root);
        var openApi = Repository.Shared("plaid", "openapi.yml");
        Assert.SkipWhen(executable is null, "npm's prism is not installed in tests/node_modules");
        Assert.SkipWhen(openApi is null, "Plaid's OpenAPI file is not at hand");
        return (executable!, openApi!);
    }
}
