using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FundsCheck.Decisions;
using FundsCheck.Sandbox;

namespace Cli.Tests;

public sealed class WhenTheProgramIsKilled
{
    private const int DebitsEach = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>200 at 2000 percent; a few in every run.</summary>
    private static readonly int Kills = Math.Max(3, int.Parse(Environment.GetEnvironmentVariable("FUNDSCHECK_TEST_PERCENT") ?? "100", CultureInfo.InvariantCulture) / 10);

    [Fact]
    public async Task No_decision_that_was_told_is_lost_and_the_balance_is_never_spent_twice()
    {
        var folder = Directory.CreateTempSubdirectory("fundscheck-");
        await using var sandbox = await PlaidSandbox.StartAsync();
        var log = Path.Combine(folder.FullName, "decisions.jsonl");
        var random = new Random(17);
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var round = 0; round < Kills; round++)
        {
            await KilledAsync(sandbox, log, round, random.Next(DebitsEach), told);
        }

        // The next start is clean, and asking again gets the same answer.
        var last = await Run.BatchAsync(sandbox, string.Concat(told.Keys.Take(5).Select(Line)), "--decisions", log);
        var records = DecisionLog.ReadDecisions(log).ToDictionary(decision => decision.Record.Debit.Id, decision => decision.Record.Verdict.Outcome.ToString().ToLowerInvariant(), StringComparer.Ordinal);

        last.ExitCode.Should().Be(0);
        told.Should().NotBeEmpty();
        told.Where(answer => records.GetValueOrDefault(answer.Key) != answer.Value).Should().BeEmpty();
        records.Values.Count(outcome => outcome == "accept").Should().BeInRange(1, 100, "the account has 100.00 USD and each debit takes 1.00");
        DecisionLog.Verify(log).Decisions.Should().Be(records.Count);
        folder.Delete(recursive: true);
    }

    /// <summary>A child that checks debit after debit is killed when it has told a number of decisions.</summary>
    private static async Task KilledAsync(PlaidSandbox sandbox, string log, int round, int linesUntilKilled, Dictionary<string, string> told)
    {
        var info = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FundsCheck.Cli.dll"), "check", "--debits", "-", "--plaid-url", sandbox.Address.ToString(), "--decisions", log])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["PLAID_ACCESS_TOKEN"] = Run.Token;
        using var child = Process.Start(info)!;
        var feeding = Task.Run(async () =>
        {
            for (var number = 0; number < DebitsEach; number++)
            {
                await child.StandardInput.WriteAsync(Line($"r{round}-d{number}"));
            }
        });
        for (var line = 0; line < linesUntilKilled && await child.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } text; line++)
        {
            Note(text, told);
        }

        child.Kill();
        while (await child.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } text)
        {
            Note(text, told);
        }

        await child.WaitForExitAsync().WaitAsync(Patience);
        await feeding.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static void Note(string text, Dictionary<string, string> told)
    {
        // The last line may be cut by the kill; only a whole one was told.
        if (text.EndsWith('}'))
        {
            using var decision = JsonDocument.Parse(text);
            told[decision.RootElement.GetProperty("id").GetString()!] = decision.RootElement.GetProperty("outcome").GetString()!;
        }
    }

    private static string Line(string id) => $$"""{"id":"{{id}}","account":"{{Run.Account}}","amount":"1.00 USD"}""" + "\n";
}
