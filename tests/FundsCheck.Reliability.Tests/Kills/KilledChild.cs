using System.Diagnostics;
using System.Text.Json;
using FundsCheck.Reliability.Tests.Support;
using FundsCheck.Sandbox;

namespace FundsCheck.Reliability.Tests.Kills;

/// <summary>A child process that checks debits until it is killed, and its output until then.</summary>
internal sealed class KilledChild : IDisposable
{
    public const string Account = "wp5rJy31NMfyEJNDvoqXhbwLlRaEGyCrwWWdy";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Task feeding;

    private KilledChild(Process process, IEnumerable<string> ids)
    {
        this.process = process;
        feeding = Task.Run(async () =>
        {
            foreach (var id in ids)
            {
                await process.StandardInput.WriteAsync($$"""{"id":"{{id}}","account":"{{Account}}","amount":"1.00 USD"}""" + "\n");
            }

            await process.StandardInput.FlushAsync();
        });
    }

    /// <summary>The complete lines of the output: id and outcome.</summary>
    public Dictionary<string, string> Acknowledged { get; } = [];

    /// <summary>The lines without a decision, such as errors.</summary>
    public List<string> Odd { get; } = [];

    public bool HasEnded => process.HasExited;

    public static KilledChild Start(PlaidSandbox sandbox, string log, IEnumerable<string> ids) =>
        new(
            Process.Start(Command.OfFundsCheck("check", "--debits", "-", "--plaid-url", sandbox.Address.ToString(), "--decisions", log))!,
            ids);

    /// <summary>Reads so many lines, or all that there are.</summary>
    public async Task ReadAsync(int lines)
    {
        for (var line = 0; line < lines && await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } text; line++)
        {
            Note(text);
        }
    }

    /// <summary>Kills the process at once, and reads its output.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await ReadAsync(int.MaxValue);
        await process.WaitForExitAsync().WaitAsync(Patience);
        await feeding.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    public void Dispose() => process.Dispose();

    private void Note(string text)
    {
        // The last line may be cut by the kill; only a whole one was acknowledged.
        if (!text.EndsWith('}'))
        {
            return;
        }

        using var line = JsonDocument.Parse(text);
        if (line.RootElement.TryGetProperty("outcome", out var outcome))
        {
            Acknowledged[line.RootElement.GetProperty("id").GetString()!] = outcome.GetString()!;
        }
        else
        {
            Odd.Add(text);
        }
    }
}
