using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using FundsCheck.Plaid.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid.Tests;

/// <summary>Several clients of Plaid in one host, over real HTTP.</summary>
public sealed class PlaidClientsTests : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<(string Path, string? Client)> received = new();
    private readonly string address;

    public PlaidClientsTests()
    {
        using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        listener.Prefixes.Add(address);
        listener.Start();
        _ = ServeAsync();
    }

    [Theory]
    [InlineData("merchant-a", "/a/accounts/balance/get", "client-a")]
    [InlineData("merchant-b", "/b/accounts/balance/get", "client-b")]
    public async Task The_account_of_a_debit_names_the_client(string client, string path, string clientId)
    {
        await using var services = Build();

        (await ReadAsync(services, client)).ShouldBeRead();

        received.Should().Equal((path, clientId));
    }

    [Fact]
    public async Task Measurements_name_the_client()
    {
        var measured = new ConcurrentQueue<(string Name, object? Client)>();
        await using var services = Build();
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, it) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, services.GetRequiredService<IMeterFactory>()))
            {
                it.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measure(instrument, tags));
        meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Measure(instrument, tags));
        meters.Start();

        await ReadAsync(services, "merchant-a");
        await ReadAsync(services, "merchant-b");

        measured.Where(it => it.Name == "fundscheck.plaid.calls").Select(it => it.Client).Should().Equal("merchant-a", "merchant-b");
        measured.Where(it => it.Name == "fundscheck.plaid.readings.active").Select(it => it.Client)
            .Should().Equal("merchant-a", "merchant-a", "merchant-b", "merchant-b");

        void Measure(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measured.Enqueue((instrument.Name, tags.ToArray().SingleOrDefault(tag => tag.Key == "fundscheck.plaid.client").Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("merchant-c")]
    [InlineData("MERCHANT-A")]
    public async Task An_account_of_no_client_is_not_read(string? client)
    {
        await using var services = Build();

        PathServer.CodeOf(await ReadAsync(services, client)).Should().Be("ACCOUNT_CLIENT_UNKNOWN");

        received.Should().BeEmpty();
    }

    [Fact]
    public async Task An_account_that_names_a_client_is_not_read_by_the_only_one()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory().AddPlaid(Configure("a"));
        await using var provider = services.BuildServiceProvider();

        PathServer.CodeOf(await ReadAsync(provider, "merchant-a")).Should().Be("ACCOUNT_CLIENT_UNKNOWN");

        received.Should().BeEmpty();
    }

    [Fact]
    public void A_second_client_needs_a_name_of_its_own()
    {
        var named = new ServiceCollection().AddFundsCheck().AddPlaid("merchant-a", Configure("a"));
        var unnamed = new ServiceCollection().AddFundsCheck().AddPlaid(Configure("a"));

        named.Invoking(it => it.AddPlaid("merchant-a", Configure("b"))).Should().Throw<InvalidOperationException>();
        named.Invoking(it => it.AddPlaid(Configure("b"))).Should().Throw<InvalidOperationException>();
        named.Invoking(it => it.AddPlaidSignal()).Should().Throw<InvalidOperationException>();
        unnamed.Invoking(it => it.AddPlaid(Configure("b"))).Should().Throw<InvalidOperationException>();
        unnamed.Invoking(it => it.AddPlaid("merchant-b", Configure("b"))).Should().Throw<InvalidOperationException>();
        new ServiceCollection().AddFundsCheck().AddPlaidSignal().Invoking(it => it.AddPlaid("merchant-b", Configure("b"))).Should()
            .Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task Each_client_receives_its_own_webhooks_and_the_circuits_have_one_health()
    {
        await using var services = Build();

        services.GetRequiredKeyedService<IPlaidWebhookReceiver>("merchant-a").Should()
            .NotBeSameAs(services.GetRequiredKeyedService<IPlaidWebhookReceiver>("merchant-b"));
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        report.Entries["fundscheck-balance-source"].Should().BeEquivalentTo(
            new { Status = HealthStatus.Healthy, Description = "the circuits to Plaid are closed" });
    }

    [Fact]
    public async Task The_options_of_every_client_are_validated_at_the_start()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["FundsCheck:Plaid:Clients:merchant-b:BaseAddress"] = "plaid.example.com",
            ["FundsCheck:Plaid:Clients:merchant-b:ClientId"] = "client-b",
            ["FundsCheck:Plaid:Clients:merchant-b:Secret"] = "se cret",
        });
        var unused = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["FundsCheck:Plaid:Clients:merchant-c:ClientId"] = "client-c",
        }).Build();
        builder.Configuration.AddConfiguration(unused);
        builder.Services.AddFundsCheck(builder.Configuration).KeepDecisionsInMemory()
            .AddPlaid("merchant-a", Configure("a")).AddPlaid("merchant-b", builder.Configuration);
        using var host = builder.Build();

        var thrown = (await host.Awaiting(it => it.StartAsync()).Should().ThrowAsync<AggregateException>()).Which.InnerExceptions
            .Cast<OptionsValidationException>().ToList();

        thrown.Should().HaveCount(2);
        thrown[0].Failures.Should().Equal("FundsCheck:Plaid:Clients:merchant-c is unknown");
        thrown[1].Failures.Should().HaveCount(2).And.OnlyContain(
            failure => failure.StartsWith("FundsCheck:Plaid:Clients:merchant-b:", StringComparison.Ordinal)
                && failure.EndsWith("(client `merchant-b`)", StringComparison.Ordinal) && !failure.Contains("se cret"));
    }

    public void Dispose() => listener.Close();

    private Action<PlaidOptions> Configure(string name) => plaid =>
    {
        plaid.BaseAddress = new Uri(new Uri(address), name + "/");
        plaid.ClientId = $"client-{name}";
        plaid.Secret = new Secret($"secret-{name}");
    };

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().KeepDecisionsInMemory()
            .AddPlaid("merchant-a", Configure("a")).AddPlaid("merchant-b", Configure("b"));
        services.AddHealthChecks().AddFundsCheckHealthChecks();
        services.AddMetrics();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private static async Task<BalanceReading> ReadAsync(IServiceProvider services, string? client) =>
        await services.GetRequiredService<IBalanceSource>().ReadAsync(
            new BalanceRequest(new AccountRef(Json.AccountId, new Secret("token-of-an-item")) { ClientName = client }),
            TestContext.Current.CancellationToken);

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                received.Enqueue((context.Request.Url!.AbsolutePath, context.Request.Headers["PLAID-CLIENT-ID"]));
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Json.Plain));
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
