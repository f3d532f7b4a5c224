using FundsCheck.Tests.Checking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.Tests.DependencyInjection;

public sealed class FundsCheckBuilderTests
{
    [Fact]
    public void A_missing_store_and_a_missing_source_are_both_reported()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck();
        using var provider = services.BuildServiceProvider();

        var resolve = provider.GetRequiredService<IFundsChecker>;

        resolve.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2)
            .And.Contain(failure => failure.Contains("KeepDecisionsInMemory()"))
            .And.Contain(failure => failure.Contains("AddPlaid"));
    }

    [Fact]
    public void Every_number_out_of_range_is_reported_at_once()
    {
        using var host = new Host();
        var services = new ServiceCollection();
        services.AddFundsCheck(options =>
        {
            options.ReadTimeout = TimeSpan.Zero;
            options.MaxConcurrency = 0;
        }).KeepDecisionsInMemory().UseBalanceSource(_ => host);
        using var provider = services.BuildServiceProvider();

        var resolve = provider.GetRequiredService<IFundsChecker>;

        resolve.Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(2);
    }

    [Fact]
    public void A_second_store_or_source_is_refused()
    {
        using var host = new Host();
        var builder = new ServiceCollection().AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => host);

        builder.Invoking(it => it.KeepDecisionsInMemory()).Should().Throw<InvalidOperationException>();
        builder.Invoking(it => it.UseBalanceSource(_ => host)).Should().Throw<InvalidOperationException>();
    }
}
