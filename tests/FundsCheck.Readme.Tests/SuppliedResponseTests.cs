using System.Text;
using FundsCheck;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Readme.Tests;

public sealed class SuppliedResponseTests
{
    [Fact]
    public async Task A_supplied_response_is_judged_with_the_freshness_of_its_endpoint()
    {
        var body = """
            {"accounts":[{"account_id":"acc","balances":{"available":500,"current":500,"limit":null,"iso_currency_code":"USD",
            "unofficial_currency_code":null},"type":"depository","subtype":"checking"}],"item":{"error":null},"request_id":"r"}
            """;
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => new ScriptedBalanceSource(TimeProvider.System));
        await using var provider = services.BuildServiceProvider();
        var debit = new ProposedDebit
        {
            Id = "d-1",
            Account = new AccountRef("acc"),
            Amount = Money.Parse("75.00 USD"),
            EntryClass = "WEB",
        };
        var now = TimeProvider.System.GetUtcNow();

        var decision = await SuppliedResponse.CheckAsync(
            provider.GetRequiredService<IFundsChecker>(), debit, "acc", Encoding.UTF8.GetBytes(body), now, now.AddMinutes(-5),
            TestContext.Current.CancellationToken);

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons.Select(reason => reason.Code).Should().Equal("BALANCE_NOT_REAL_TIME");
    }
}
