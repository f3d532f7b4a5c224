using FundsCheck;
using FundsCheck.Plaid;
using Microsoft.Extensions.DependencyInjection;

namespace Readme.Tests;

/// <summary>The README's quick start, line by line.</summary>
internal static class QuickStart
{
    public static async Task RunAsync(
        Uri plaidAddress, string clientId, string clientSecret, string accountId, string accessToken, TextWriter Console)
    {
        // <quick-start>
        var services = new ServiceCollection();
        services.AddFundsCheck()                     // the default rule set; or .UseRules(RuleSet.Load("rules/mine.json"))
            .KeepDecisionsInMemory()                 // a store is always chosen by name
            .AddPlaid(plaid =>
            {
                plaid.BaseAddress = plaidAddress;    // such as PlaidAddresses.Production
                plaid.ClientId = clientId;
                plaid.Secret = new Secret(clientSecret);
            });
        await using var provider = services.BuildServiceProvider();
        var checker = provider.GetRequiredService<IFundsChecker>();

        var account = new AccountRef(accountId, new Secret(accessToken));
        var debit = new ProposedDebit { Id = "d-1", Account = account, Amount = Money.Parse("75.00 USD"), EntryClass = "WEB" };
        var decision = await checker.CheckAsync(debit);
        Console.WriteLine($"{decision.Outcome}: {string.Join(", ", decision.Reasons.Select(reason => reason.Text))}");
        // </quick-start>
    }
}
