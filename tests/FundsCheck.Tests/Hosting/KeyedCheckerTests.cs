using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace FundsCheck.Tests.Hosting;

/// <summary>Several checkers in one host.</summary>
public sealed class KeyedCheckerTests : IDisposable
{
    private readonly Checking.Host poor = new();
    private readonly Checking.Host rich = new();

    [Fact]
    public async Task Each_has_its_own_source_and_store()
    {
        using var host = Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var (a, b) = (Checker(host, "a"), Checker(host, "b"));

        (await a.CheckAsync(Checking.Host.Debit("d-1", 50m))).Outcome.Should().Be(Outcome.Decline);
        (await b.CheckAsync(Checking.Host.Debit("d-1", 50m))).Should().BeEquivalentTo(new { Outcome = Outcome.Accept, IsExisting = false });

        Reader(host, "a").Should().NotBeSameAs(Reader(host, "b"));
        (await Reader(host, "b").FindTimelineAsync("d-1", default)).Should().NotBeNull();
        host.Services.GetService<IFundsChecker>().Should().BeNull();
    }

    [Fact]
    public async Task Each_starts_stops_and_has_its_health()
    {
        using var host = Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        report.Entries.Keys.Should().Contain(["fundscheck-store-a", "fundscheck-store-b"]);
        report.Status.Should().Be(HealthStatus.Healthy);

        await host.StopAsync(TestContext.Current.CancellationToken);

        await Checker(host, "b").Awaiting(it => it.CheckAsync(Checking.Host.Debit("d-1", 50m))).Should()
            .ThrowAsync<CheckerStoppedException>();
    }

    [Fact]
    public async Task One_without_a_store_stops_the_start()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddKeyedFundsCheck("a", (checker, _) => checker.AddFundsCheck().UseBalanceSource(_ => poor));
        using var host = builder.Build();

        await host.Awaiting(it => it.StartAsync()).Should().ThrowAsync<Microsoft.Extensions.Options.OptionsValidationException>();
    }

    [Fact]
    public void A_key_names_one_checker()
    {
        var services = new ServiceCollection().AddKeyedFundsCheck("a", (checker, _) => checker.AddFundsCheck());

        services.Invoking(it => it.AddKeyedFundsCheck("a", (checker, _) => checker.AddFundsCheck())).Should()
            .Throw<InvalidOperationException>().WithMessage("*`a`*");
    }

    public void Dispose()
    {
        poor.Dispose();
        rich.Dispose();
    }

    private IHost Build()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<TimeProvider>(poor.Clock);
        builder.Services.AddKeyedFundsCheck("a", (checker, _) =>
            checker.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => poor.Holding(10m)));
        builder.Services.AddKeyedFundsCheck("b", (checker, _) =>
            checker.AddFundsCheck().KeepDecisionsInMemory().UseBalanceSource(_ => rich.Holding(100m)));
        builder.Services.AddHealthChecks().AddKeyedFundsCheckHealthChecks("a").AddKeyedFundsCheckHealthChecks("b");
        return builder.Build();
    }

    private static IFundsChecker Checker(IHost host, string key) => host.Services.GetRequiredKeyedService<IFundsChecker>(key);

    private static IDecisionReader Reader(IHost host, string key) => host.Services.GetRequiredKeyedService<IDecisionReader>(key);
}
