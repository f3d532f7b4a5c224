using FundsCheck.Diagnostics;
using FundsCheck.Rules.HotReload;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Checking;

/// <summary>Makes the checker: the options first, so that what is missing is told in their words and not in the container's.</summary>
internal static class FundsCheckerFactory
{
    public static IFundsChecker Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<FundsCheckOptions>>();
        _ = options.Value;
        var rules = services.GetRequiredService<IRuleSetSource>();
        services.GetRequiredService<RulesTelemetry>().Begin(rules);
        return new FundsChecker(
            services.GetRequiredService<IDecisionStore>(),
            services.GetRequiredService<IBalanceSource>(),
            services.GetService<IFactSource>(),
            rules,
            options,
            services.GetRequiredService<CallGate>(),
            services.GetRequiredService<ClockWatch>(),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<IFundsChecker>>(),
            services.GetRequiredService<Telemetry>());
    }
}
