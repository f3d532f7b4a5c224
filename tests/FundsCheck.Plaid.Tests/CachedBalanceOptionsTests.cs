namespace FundsCheck.Plaid.Tests;

public sealed class CachedBalanceOptionsTests
{
    [Fact]
    public void The_rule_set_precedes_the_account_kind_and_that_the_general_use()
    {
        var options = new CachedBalanceOptions { Use = CachedBalanceUse.Never };
        options.UseByAccountKind["checking"] = CachedBalanceUse.First;
        options.UseByRuleSet["strict"] = CachedBalanceUse.Never;
        var (checking, savings) = (AccountKinds.Find("checking"), AccountKinds.Find("savings"));

        options.UseOf("strict", checking).Should().Be(CachedBalanceUse.Never);
        options.UseOf("other", checking).Should().Be(CachedBalanceUse.First);
        options.UseOf("other", savings).Should().Be(CachedBalanceUse.Never);
        options.MayUse("strict", CachedBalanceUse.First).Should().BeFalse();
        options.MayUse("other", CachedBalanceUse.First).Should().BeTrue();
    }
}
