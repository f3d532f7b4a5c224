using System.Diagnostics;

namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>A process that starts servers, writes their folders and process ids, and waits to be killed.</summary>
internal static class ServerHost
{
    public const string Argument = "--host-servers";

    /// <summary>Starts the process.</summary>
    public static Process Start() => Process.Start(new ProcessStartInfo("dotnet", [typeof(ServerHost).Assembly.Location, Argument])
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>The process itself: one line for each server; it ends without disposing of them where its input ends.</summary>
    public static async Task<int> RunAsync()
    {
        var server = await PostgresServer.StartAsync();
        var replica = await server.CreateReplicaAsync();
        Console.WriteLine($"{server.ProcessId} {server.Folder}");
        Console.WriteLine($"{replica.ProcessId} {replica.Folder}");
        if (PgBouncer.WhyMissing is null)
        {
            var bouncer = await PgBouncer.StartAsync(server);
            Console.WriteLine($"{bouncer.ProcessId} {bouncer.Folder}");
        }

        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
