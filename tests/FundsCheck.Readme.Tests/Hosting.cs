using FundsCheck.DecisionLog;
using FundsCheck.Plaid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Readme.Tests;

/// <summary>The hosts of docs/hosting.md.</summary>
internal static class Hosting
{
    public static HostApplicationBuilder Configured(HostApplicationBuilderSettings args)
    {
        // <configured>
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddFundsCheck(builder.Configuration)
            .UseDecisionLog(builder.Configuration)
            .AddPlaid(builder.Configuration);
        builder.Services.AddHealthChecks().AddFundsCheckHealthChecks("ready");
        // </configured>
        return builder;
    }

    public static void AddClients(HostApplicationBuilder builder, string path)
    {
        // <clients>
        builder.Services.AddFundsCheck().UseDecisionLog(path)
            .AddPlaid("merchant-a", plaid => builder.Configuration.Bind("MerchantA", plaid))
            .AddPlaid("merchant-b", plaid => builder.Configuration.Bind("MerchantB", plaid));
        // </clients>
    }

    public static void AddChecker(HostApplicationBuilder builder, Action<PlaidOptions> configure)
    {
        // <checkers>
        builder.Services.AddKeyedFundsCheck("payouts", (checker, host) =>
            checker.AddFundsCheck().UseRulesFrom("rules/payouts").UseDecisionLog("payouts.jsonl").AddPlaid(configure));
        // </checkers>
    }
}
