using FundsCheck.Plaid;
using FundsCheck.Sandbox;

namespace FundsCheck.EndToEnd.Tests;

public sealed class RateLimitTests
{
    [Fact]
    public async Task A_thousand_debits_on_ten_Items_cost_what_the_limits_allow_and_all_get_a_decision()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(
            sandbox.Address, TimeSpan.FromSeconds(10), plaid => plaid.RateLimits = PlaidRateLimits.CreateProduction());
        var items = SandboxToken.All.Where(token => token.Kind == SandboxTokenKind.Item && token.AccountIds.Count > 0).Take(10).ToList();
        var debits = Enumerable.Range(0, 1_000).Select(number => new ProposedDebit
        {
            Id = $"d-{number}",
            Account = new AccountRef(items[number % items.Count].AccountIds[0], new Secret(items[number % items.Count].AccessToken)),
            Amount = new Money(0.01m, Currency.Usd),
            EntryClass = "WEB",
        });

        var decisions = new List<FundsDecision>();
        await foreach (var result in host.Checker.CheckAllAsync(debits.ToAsyncEnumerable(), TestContext.Current.CancellationToken))
        {
            decisions.Add(((CheckResult.Decided)result).Decision);
        }

        decisions.Should().HaveCount(1_000);
        sandbox.Requests.CountOf(SandboxEndpoint.AccountsBalanceGet).Should().BePositive().And.BeLessThanOrEqualTo(50);
        decisions.Where(decision => decision.Balance is null).Should().NotBeEmpty()
            .And.OnlyContain(decision => decision.Outcome == Outcome.Review && decision.IsTransient);
    }
}
