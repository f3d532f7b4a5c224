using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace FundsCheck.PostgreSql.Tests;

/// <summary>The store in a host: its health, and options from the configuration.</summary>
public sealed class PostgreSqlHostingTests
{
    [Fact]
    public async Task The_health_is_that_of_the_database()
    {
        await using var proxied = await ProxiedStore.OpenAsync(new PostgreSqlOptions { TotalTimeout = TimeSpan.FromSeconds(1) });

        (await HealthAsync(proxied.Store)).Status.Should().Be(HealthStatus.Healthy);
        proxied.Proxy.RejectsConnections = true;
        proxied.Proxy.CutAll(reset: true);
        (await HealthAsync(proxied.Store)).Should().BeEquivalentTo(new { Status = HealthStatus.Unhealthy })
            .And.Match<HealthCheckResult>(health => health.Description!.Contains("the connection to PostgreSQL failed"));
        proxied.Proxy.RejectsConnections = false;
        proxied.Proxy.IsSilent = true;
        (await HealthAsync(proxied.Store)).Status.Should().Be(HealthStatus.Unhealthy);
        proxied.Proxy.IsSilent = false;
        proxied.Proxy.CutAll(reset: true);

        HealthCheckResult last = default;
        await Polling.UntilAsync(async () => (last = await HealthAsync(proxied.Store)).Status == HealthStatus.Healthy);
        last.Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task The_section_names_the_database()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var services = Build(("ConnectionString", database.ConnectionString), ("MaxConcurrency", "3"));

        services.GetRequiredService<IDecisionStore>().Should().BeOfType<PostgreSqlDecisionStore>();
        services.GetRequiredService<IOptions<PostgreSqlOptions>>().Value.MaxConcurrency.Should().Be(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Hots=db;Password=hidden")]
    [InlineData("Password=hidden")]
    public void Problems_name_the_path_of_their_key_and_no_password(string connectionString)
    {
        using var services = Build(("ConnectionString", connectionString), ("MaxConcurrency", "0"));

        var failures = services.Invoking(it => it.GetRequiredService<IDecisionStore>()).Should().Throw<OptionsValidationException>()
            .Which.Failures.ToList();

        failures.Should().BeEquivalentTo(
            "FundsCheck:PostgreSql:ConnectionString is not set, or is none of Npgsql's",
            "FundsCheck:PostgreSql:MaxConcurrency is 0; make it 1 to 64");
    }

    private static Task<HealthCheckResult> HealthAsync(PostgreSqlDecisionStore store) => store.CheckHealthAsync(new HealthCheckContext
    {
        Registration = new HealthCheckRegistration("store", _ => store, failureStatus: null, tags: null),
    });

    private static ServiceProvider Build(params (string Key, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            values.Select(value => KeyValuePair.Create($"FundsCheck:PostgreSql:{value.Key}", (string?)value.Value))).Build();
        var services = new ServiceCollection();
        services.AddFundsCheck(configuration).UsePostgreSql(configuration);
        return services.BuildServiceProvider();
    }
}
