using Microsoft.Extensions.DependencyInjection;

namespace Readme.Tests;

/// <summary>The README's live rules, line by line.</summary>
internal static class HotReload
{
    public static ServiceCollection Services()
    {
        var services = new ServiceCollection();

        // <live-rules>
        services.AddFundsCheck()
            .WatchRules("rules", rules => rules.DefaultRuleSet = "ach-debit");   // or UseRulesFrom(...): loaded once, at start
        services.AddHealthChecks().AddFundsCheckHealthChecks();
        // </live-rules>
        return services;
    }
}
