using System.Text.Json;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Decisions;

/// <summary>A sandbox and a folder for checks that are recorded in a log.</summary>
public abstract class LoggedChecks : IAsyncLifetime
{
    protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("fundscheck-");

    protected PlaidSandbox Sandbox { get; private set; } = null!;

    protected string Log => Path.Combine(Folder.FullName, "decisions.jsonl");

    public async ValueTask InitializeAsync() => Sandbox = await PlaidSandbox.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected static JsonElement Member(Run run, string name)
    {
        using var decision = JsonDocument.Parse(run.Out);
        return decision.RootElement.GetProperty(name).Clone();
    }

    private protected Task<Run> CheckAsync(string id, string amount, params string[] more) =>
        Run.CheckAsync(
            Sandbox, ["--account", Run.Account, "--amount", amount, "--id", id, "--decisions", Log, "--output", "json", .. more]);
}
