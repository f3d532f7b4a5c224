using FundsCheck.PostgreSql.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Faults;

/// <summary>A store that cannot be opened says so by one exception, which names the cause and no value.</summary>
public sealed class OpenFailureTests
{
    [Theory]
    [InlineData("Host=127.0.0.1;Port=1", "the connection to PostgreSQL failed, SocketException")]
    [InlineData("Database=absent-database", "PostgreSQL reported error 3D000")]
    [InlineData("Username=absent-user", "PostgreSQL reported error 28")]
    public async Task A_server_that_refuses(string settings, string cause)
    {
        await using var database = await StoreDatabase.CreateAsync();

        Open($"{database.ConnectionString};{settings}").Should().Throw<StoreUnavailableException>().WithMessage($"*{cause}*")
            .And.Message.Should().NotContain("absent");
    }

    [Fact]
    public async Task A_network_that_is_silent_or_closes_connections()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var proxy = TcpProxy.Start(new NpgsqlConnectionStringBuilder(database.ConnectionString).Port);
        var connectionString = $"{proxy.GetConnectionString(database.ConnectionString)};Timeout=1;Pooling=false";

        proxy.RejectsConnections = true;
        Open(connectionString).Should().Throw<StoreUnavailableException>();
        proxy.RejectsConnections = false;
        proxy.IsSilent = true;
        Open(connectionString).Should().Throw<StoreUnavailableException>();
        proxy.IsSilent = false;
        Open(connectionString).Should().NotThrow();
    }

    [Fact]
    public async Task A_connection_that_ends_while_the_store_is_opened()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await using var proxy = TcpProxy.Start(new NpgsqlConnectionStringBuilder(database.ConnectionString).Port);
        var connectionString = $"{proxy.GetConnectionString(database.ConnectionString)};Timeout=1;Pooling=false";
        using var opened = new CancellationTokenSource();
        var cuts = Task.Run(async () =>
        {
            for (; !opened.IsCancellationRequested; await Task.Delay(1))
            {
                proxy.CutAll(reset: Environment.TickCount % 2 == 0);
            }
        });

        for (var number = 0; number < 200; number++)
        {
            try
            {
                Open(connectionString)();
            }
            catch (StoreUnavailableException)
            {
                // The only exception of a lost connection.
            }
        }

        await opened.CancelAsync();
        await cuts;
    }

    private static Action Open(string connectionString) => () =>
    {
        using var source = NpgsqlDataSource.Create(connectionString);
        using var store = PostgreSqlDecisionStore.Open(source, new PostgreSqlOptions(), TimeProvider.System, NullLogger.Instance);
    };
}
