using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Reliability.Tests.Support;

/// <summary>The library, set up as any host does it; every balance is supplied.</summary>
internal sealed class CheckHost : IDisposable
{
    private readonly ServiceProvider services;

    private CheckHost(ServiceProvider services) => this.services = services;

    public IFundsChecker Checker => services.GetRequiredService<IFundsChecker>();

    /// <summary>Opens a log, or memory where there is none. Segments are as small as they may be, so that many are closed.</summary>
    public static CheckHost Start(string? log, TimeProvider time, RuleSetCatalog? rules = null, bool mayApproveUnread = false)
    {
        var collection = new ServiceCollection().AddSingleton(time);
        var builder = collection.AddFundsCheck(options => options.MayApproveUnread = mayApproveUnread)
            .UseRules(rules ?? RuleSetCatalog.Create(RuleSet.Default))
            .UseBalanceSource(provider => new ScriptedBalanceSource(provider.GetRequiredService<TimeProvider>()));
        _ = log is null
            ? builder.KeepDecisionsInMemory()
            : builder.UseDecisionLog(log, options => options.MaxSegmentBytes = DecisionLogOptions.SegmentBytesLeast);
        var provider = collection.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IFundsChecker>();
            return new CheckHost(provider);
        }
        catch
        {
            provider.Dispose();
            throw;
        }
    }

    public void Dispose() => services.Dispose();
}
