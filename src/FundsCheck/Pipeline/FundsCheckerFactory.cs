using FundsCheck.Balances;
using FundsCheck.Decisions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Pipeline;

/// <summary>Makes the checker: the options first, so that what is missing is told in their words and not in the container's.</summary>
internal static class FundsCheckerFactory
{
    public static IFundsChecker Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<FundsCheckOptions>>();
        _ = options.Value;
        return new FundsChecker(
            services.GetRequiredService<IDecisionStore>(),
            services.GetRequiredService<IBalanceSource>(),
            services.GetRequiredService<IRulesInForce>(),
            options,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<IFundsChecker>>());
    }
}
