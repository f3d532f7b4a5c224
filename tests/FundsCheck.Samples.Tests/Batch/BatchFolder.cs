using FundsCheck.DecisionLog;
using FundsCheck.Sandbox;
using FundsCheck.Samples.Batch;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Samples.Tests.Batch;

/// <summary>The files of a batch, and the program that runs on them in this process.</summary>
internal sealed class BatchFolder : IDisposable
{
    public static readonly SandboxToken Example = SandboxToken.Get("example");
    public static readonly SandboxToken Exact = SandboxToken.Get("exact");
    public static readonly SandboxToken Unknown = SandboxToken.Get("available-null");
    public static readonly SandboxToken Overdrawn = SandboxToken.Get("available-negative");
    public static readonly SandboxToken Card = SandboxToken.Get("card");
    public static readonly SandboxToken Hanging = SandboxToken.All.First(token => token.Fault?.Name == "hang");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    public string FullName => _folder.FullName;

    public string Debits => Path.Combine(FullName, "debits.csv");

    public string Tokens => Path.Combine(FullName, "tokens.csv");

    public string Output => Path.Combine(FullName, "out");

    public IReadOnlyList<string> Files => ["--debits", Debits, "--tokens", Tokens, "--output", Output];

    private string Log => Path.Combine(FullName, "decisions.jsonl");

    public static string Row(string id, SandboxToken token, string amount) => $"{id},{token.AccountIds[0]},{amount},WEB";

    public void WriteDebits(params IEnumerable<string> rows)
    {
        File.WriteAllLines(Debits, rows.Prepend("id,account,amount,class"));
        File.WriteAllLines(
            Tokens,
            new[] { Example, Exact, Unknown, Overdrawn, Card, Hanging }
                .Select(token => $"{token.AccountIds[0]},{token.AccessToken}").Prepend("account,token"));
    }

    public string Text(string name) => File.ReadAllText(Path.Combine(Output, name));

    public IReadOnlyList<string[]> Read(string name) =>
        [.. Text(name).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(','))];

    /// <summary>Runs the program; without arguments, on the files of the folder.</summary>
    public async Task<(int Status, string Output, string Error)> RunAsync(PlaidSandbox sandbox, params IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await BatchProgram.RunAsync(
            [.. arguments.Count == 0 ? Files : arguments, .. SettingsOf(sandbox)], output, error);
        return (status, output.ToString(), error.ToString());
    }

    public IReadOnlyList<string> SettingsOf(PlaidSandbox sandbox) =>
    [
        "--FundsCheck:DecisionLog:Path", Log, "--FundsCheck:Plaid:BaseAddress", sandbox.Address.ToString(),
        "--FundsCheck:Plaid:ClientId", "client", "--FundsCheck:Plaid:Secret", "secret",

        // Beside the tests is the configuration of the web API, which waits for its log.
        "--FundsCheck:StoreWait", "00:00:00",
    ];

    /// <summary>Records an event, as the service that sends does.</summary>
    public async Task RecordAsync(string id, DebitEvent what)
    {
        await using var host = OpenLog();
        await host.GetRequiredService<IFundsChecker>().RecordAsync(id, what);
    }

    public ServiceProvider OpenLog()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().UseDecisionLog(Log).UseBalanceSource(_ => new ScriptedBalanceSource(TimeProvider.System));
        return services.BuildServiceProvider();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
