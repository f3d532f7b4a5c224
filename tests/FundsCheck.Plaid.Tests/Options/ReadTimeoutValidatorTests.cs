using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid.Tests.Options;

public sealed class ReadTimeoutValidatorTests
{
    [Theory]
    [InlineData(
        90,
        60,
        "TotalTimeout (00:01:30) is longer than FundsCheckOptions.ReadTimeout (00:01:00); shorten TotalTimeout or lengthen "
            + "FundsCheckOptions.ReadTimeout")]
    [InlineData(60, 60, null)]
    [InlineData(90, 95, null)]
    [InlineData(90, 0, null)]
    public void The_deadline_of_a_check_is_no_shorter_than_Plaids(int total, int read, string? problem)
    {
        var services = new ServiceCollection();
        services.AddFundsCheck(options => options.ReadTimeout = TimeSpan.FromSeconds(read)).KeepDecisionsInMemory().AddPlaid(options =>
        {
            (options.BaseAddress, options.ClientId, options.Secret) = (PlaidAddresses.Sandbox, "c", new Secret("s"));
            options.TotalTimeout = TimeSpan.FromSeconds(total);
        });
        using var provider = services.BuildServiceProvider();

        var act = () => provider.GetRequiredService<IBalanceSource>();

        if (problem is null)
        {
            act.Should().NotThrow("a wrong ReadTimeout is its own options' problem");
        }
        else
        {
            act.Should().Throw<OptionsValidationException>().Which.Failures.Should().Equal(problem);
        }
    }
}
