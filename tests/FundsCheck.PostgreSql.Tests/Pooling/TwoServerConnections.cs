using FundsCheck.PostgreSql.Tests.Support;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Pooling;

/// <summary>PgBouncer in front of the server of all tests, with two server connections for each database.</summary>
public sealed class TwoServerConnections : IAsyncLifetime
{
    private PgBouncer? _bouncer;

    public async ValueTask InitializeAsync()
    {
        if (PgBouncer.WhyMissing is null)
        {
            _bouncer = await PgBouncer.StartAsync(
                await SharedPostgresServer.GetAsync(), defaultPoolSize: 2,
                settings: new Dictionary<string, string> { ["server_idle_timeout"] = "30" });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_bouncer is not null)
        {
            await _bouncer.DisposeAsync();
        }
    }

    /// <summary>A database behind PgBouncer; skips the test where it is missing.</summary>
    internal string GetConnectionString(StoreDatabase database)
    {
        Assert.SkipWhen(PgBouncer.WhyMissing is not null, PgBouncer.WhyMissing ?? string.Empty);
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        return $"{_bouncer!.GetConnectionString(name)};No Reset On Close=true;Max Auto Prepare=0";
    }
}
