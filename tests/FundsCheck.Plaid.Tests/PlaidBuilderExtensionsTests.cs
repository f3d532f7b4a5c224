using FundsCheck.DependencyInjection;
using FundsCheck.Plaid.Tests.Support;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid.Tests;

public sealed class PlaidBuilderExtensionsTests
{
    [Fact]
    public void The_connection_limit_is_the_call_limit_and_idle_connections_are_closed_first()
    {
        var services = new ServiceCollection();
        new FundsCheckBuilder(services).AddPlaid(options =>
        {
            (options.BaseAddress, options.ClientId, options.Secret, options.MaxConcurrency) = (
                PlaidAddresses.Sandbox, "c", new Secret("s"), 17);
        });
        using var provider = services.BuildServiceProvider();
        var handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("FundsCheck.Plaid");
        while (handler is DelegatingHandler outer)
        {
            handler = outer.InnerHandler!;
        }

        var sockets = handler.Should().BeOfType<SocketsHttpHandler>().Which;

        sockets.MaxConnectionsPerServer.Should().Be(17);
        (sockets.PooledConnectionIdleTimeout * 5 / 4)
            .Should().BeLessThan(TimeSpan.FromSeconds(60), "the pool looks at a quarter of the interval");
        sockets.PooledConnectionLifetime.Should().BeLessThanOrEqualTo(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_host_with_invalid_options_does_not_start()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        new FundsCheckBuilder(builder.Services).AddPlaid(options => options.MaxRetryAttempts = 9);
        using var host = builder.Build();

        var act = () => host.StartAsync();

        (await act.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().HaveCount(4);
    }

    [Fact]
    public void Invalid_options_give_no_balance_source_without_a_host()
    {
        var services = new ServiceCollection();
        new FundsCheckBuilder(services).AddPlaid(options => options.MaxRetryAttempts = 9);
        using var provider = services.BuildServiceProvider();

        var act = () => provider.GetRequiredService<IBalanceSource>();

        act.Should().Throw<OptionsValidationException>();
    }

    [Fact]
    public void The_container_is_valid_and_the_source_is_a_singleton()
    {
        var services = new ServiceCollection();
        var builder = new FundsCheckBuilder(services);
        builder.AddPlaid(options =>
        {
            options.BaseAddress = PlaidAddresses.Production;
            options.ClientId = "c";
            options.Secret = new Secret("s");
        }).Should().BeSameAs(builder);
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        provider.GetRequiredService<IBalanceSource>().Should().BeSameAs(provider.GetRequiredService<IBalanceSource>());
    }

    [Fact]
    public void A_decision_store_that_keeps_statuses_is_the_status_store()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory().AddPlaid(_ => { });
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IConnectionStatusStore>().Should().BeSameAs(provider.GetRequiredService<IDecisionStore>());
    }

    [Fact]
    public void Statuses_are_in_memory_without_such_a_store_and_the_host_may_register_another()
    {
        var (plain, own) = (new ServiceCollection(), new ServiceCollection());
        new FundsCheckBuilder(plain).AddPlaid(_ => { });
        own.AddSingleton<IConnectionStatusStore, FailingStore>();
        own.AddFundsCheck().KeepDecisionsInMemory().AddPlaid(_ => { });
        using var first = plain.BuildServiceProvider();
        using var second = own.BuildServiceProvider();

        first.GetRequiredService<IConnectionStatusStore>().Should().BeOfType<MemoryConnectionStatusStore>();
        second.GetRequiredService<IConnectionStatusStore>().Should().BeOfType<FailingStore>();
    }
}
