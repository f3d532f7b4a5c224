namespace FundsCheck.TestSupport;

/// <summary>
/// One server for all tests of an assembly, started by the first that needs it and ended with the test process. Each test takes a database
/// of its own; a test that stops the server or changes its settings starts one of its own.
/// </summary>
internal static class SharedPostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Server =
        new(() => PostgresServer.StartAsync(new PostgresSettings { MaxConnections = 400 }), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The server; the same failure for every test where it did not start.</summary>
    public static Task<PostgresServer> GetAsync() => Server.Value;

    /// <summary>Creates a database on the server and returns its connection string.</summary>
    public static async Task<string> CreateDatabaseAsync(string template = "template0") =>
        await (await GetAsync()).CreateDatabaseAsync(template: template);
}
