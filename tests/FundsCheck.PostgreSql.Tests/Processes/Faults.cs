using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Processes;

/// <summary>The faults of a run, one after the other, and their numbers.</summary>
internal sealed class Faults(PostgresServer server, TcpProxy proxy, string database, IReadOnlyList<Worker> workers, Random random)
{
    // Both ways to commit have it.
    private const string Save = "fundscheck.save(";

    private static readonly TimeSpan DropPatience = TimeSpan.FromSeconds(5);

    private Task _drop = Task.CompletedTask;

    public int Kills { get; private set; }

    public int Terminations { get; private set; }

    public int LostCommits { get; private set; }

    public int Cuts { get; private set; }

    public int Restarts { get; private set; }

    /// <summary>Makes the next fault.</summary>
    public async Task MakeAsync()
    {
        switch (random.Next(10))
        {
            case < 2:
                await KillAsync();
                break;
            case < 4:
                await TerminateAsync();
                break;
            case < 7:
                await LoseCommitAsync();
                break;
            case < 9:
                proxy.CutAll(reset: true);
                Cuts++;
                break;
            default:
                await RestartAsync();
                break;
        }
    }

    public async Task KillAsync()
    {
        var worker = workers[random.Next(workers.Count)];
        await worker.KillAsync();
        worker.Start();
        Kills++;
    }

    /// <summary>Stops the server as in a crash, and starts it again after a while.</summary>
    public async Task RestartAsync()
    {
        await server.StopAsync(immediate: true);
        await Task.Delay(random.Next(50, 1_000));
        await server.StartAgainAsync();
        Restarts++;
    }

    /// <summary>Ends a third of the sessions of the processes.</summary>
    public async Task TerminateAsync()
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = {SqlText.Literal(database)} AND pid <> pg_backend_pid() AND random() < 0.34
            """,
            connection);
        Terminations += (int)(long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Drops the answer to the next commit.</summary>
    public async Task LoseCommitAsync()
    {
        if (!_drop.IsCompleted)
        {
            return;
        }

        _drop = proxy.DropResponseTo(Save, reset: random.Next(2) == 0);
        try
        {
            await _drop.WaitAsync(DropPatience);
            LostCommits++;
        }
        catch (Exception exception) when (exception is InvalidOperationException or TimeoutException)
        {
            // The connection ended before, or no process decided.
        }
    }
}
