using FundsCheck.Storage;
using FundsCheck.Tests.Checking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FundsCheck.Tests.Hosting;

public sealed class HealthCheckTests : IDisposable
{
    private readonly Host source = new();

    [Fact]
    public async Task Every_part_is_healthy_at_first()
    {
        var report = await CheckAsync(_ => new MemoryDecisionStore());

        report.Entries.Keys.Should().BeEquivalentTo(
            "fundscheck-rules", "fundscheck-store", "fundscheck-balance-source", "fundscheck-clock");
        report.Status.Should().Be(HealthStatus.Healthy);
        report.Entries.Values.Should().OnlyContain(entry => entry.Tags.Contains("ready"));
    }

    [Fact]
    public async Task A_store_that_cannot_be_opened_is_unhealthy_by_its_cause_alone()
    {
        var report = await CheckAsync(_ => throw new IOException("decisions.jsonl: no space left"));

        report.Entries["fundscheck-store"].Should().BeEquivalentTo(
            new { Status = HealthStatus.Unhealthy, Description = "decisions.jsonl: no space left" });
    }

    [Fact]
    public async Task The_text_of_an_unknown_exception_is_not_shown()
    {
        var report = await CheckAsync(_ => throw new NotSupportedException("Password=hidden"));

        report.Entries["fundscheck-store"].Description.Should().Be(nameof(NotSupportedException));
    }

    [Fact]
    public async Task A_clock_that_jumped_is_degraded()
    {
        using var provider = Build(_ => new MemoryDecisionStore());
        var health = provider.GetRequiredService<HealthCheckService>();
        await health.CheckHealthAsync(TestContext.Current.CancellationToken);

        source.Clock.Ahead = TimeSpan.FromDays(1);

        var report = await health.CheckHealthAsync(TestContext.Current.CancellationToken);
        report.Entries["fundscheck-clock"].Status.Should().Be(HealthStatus.Degraded);
        report.Entries["fundscheck-clock"].Description.Should().Contain("2026-11-20").And.Contain("2026-11-21");
    }

    public void Dispose() => source.Dispose();

    private async Task<HealthReport> CheckAsync(Func<IServiceProvider, IDecisionStore> store)
    {
        using var provider = Build(store);
        return await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
    }

    private ServiceProvider Build(Func<IServiceProvider, IDecisionStore> store)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(source.Clock);
        services.AddFundsCheck().UseDecisionStore(store).UseBalanceSource(_ => source);
        services.AddHealthChecks().AddFundsCheckHealthChecks("ready");
        return services.BuildServiceProvider();
    }
}
