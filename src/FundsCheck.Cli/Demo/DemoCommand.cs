using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Checking;
using FundsCheck.Cli.Output;
using FundsCheck.DecisionLog;
using FundsCheck.Plaid;
using FundsCheck.Records;
using FundsCheck.Rules;
using FundsCheck.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace FundsCheck.Cli.Demo;

/// <summary>
/// <c>demo</c>: the tour. A sandbox on loopback, sample debits over HTTP, one table, the log of the decisions and its replay.
/// </summary>
internal static class DemoCommand
{
    private const int OutcomeWidth = 9;
    private const int ReasonsFrom = 54;

    public static Command Create(Terminal terminal)
    {
        var output = OutputOption.Create();
        var command = new Command("demo", "The tour: checks sample debits against a sandbox on loopback, and replays their log.")
        {
            output,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(terminal, OutputOption.IsJson(parsed.GetValue(output)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, bool isJson, CancellationToken cancellationToken)
    {
        var log = Path.Combine(Directory.CreateTempSubdirectory("fundscheck-demo-").FullName, "decisions.jsonl");
        var started = terminal.Time.GetTimestamp();
        var sandbox = await PlaidSandbox.StartAsync(
            new PlaidSandboxOptions { TimeProvider = terminal.Time }, cancellationToken).ConfigureAwait(false);
        var decisions = new List<(DemoDebit Debit, FundsDecision Decision)>();
        await using (sandbox.ConfigureAwait(false))
        {
            foreach (var debits in DemoDebit.Tour.GroupBy(debit => debit.Source, StringComparer.Ordinal))
            {
                var services = Services(sandbox.Address, debits.Key, log, terminal.Time);
                await using (services.ConfigureAwait(false))
                {
                    await CheckAsync(
                        services.GetRequiredService<IFundsChecker>(), debits, decisions, cancellationToken).ConfigureAwait(false);
                }
            }

        }

        var elapsed = terminal.Time.GetElapsedTime(started);
        var (verification, replay) = Prove(log);
        if (isJson)
        {
            await terminal.Out.WriteLineAsync(DemoJson.Write(decisions, log, verification, replay)).ConfigureAwait(false);
        }
        else
        {
            Show(terminal, decisions, elapsed);
            Show(terminal, log, verification, replay);
        }

        return verification.Differing + replay.Differing == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static ServiceProvider Services(Uri address, string source, string log, TimeProvider time)
    {
        var services = new ServiceCollection().AddSingleton(time);
        var builder = services.AddFundsCheck().UseDecisionLog(log).AddPlaid(plaid =>
        {
            plaid.BaseAddress = address;
            plaid.ClientId = "demo";
            plaid.Secret = new Secret("demo");
            BalanceSourceNames.Find(source)?.Invoke(plaid);
        });
        if (string.Equals(source, BalanceSourceNames.Signal, StringComparison.Ordinal))
        {
            builder.AddPlaidSignal().UseRules(SignalRules());
        }

        return services.BuildServiceProvider();
    }

    /// <summary>The example rules that judge the result of Signal beside the balance.</summary>
    private static RuleSet SignalRules()
    {
        using var file = typeof(DemoCommand).Assembly.GetManifestResourceStream("signal.json")
            ?? throw new InvalidOperationException("the example rule set is not embedded");
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return RuleSet.Parse(bytes.ToArray(), "signal.json");
    }

    private static async Task CheckAsync(
        IFundsChecker checker, IEnumerable<DemoDebit> debits, List<(DemoDebit Debit, FundsDecision Decision)> decisions,
        CancellationToken cancellationToken)
    {
        foreach (var debit in debits)
        {
            decisions.Add((debit, await checker.CheckAsync(debit.Propose(decisions.Count + 1), cancellationToken).ConfigureAwait(false)));
        }
    }

    private static void Show(Terminal terminal, List<(DemoDebit Debit, FundsDecision Decision)> decisions, TimeSpan elapsed)
    {
        var console = terminal.Styled();
        terminal.Out.WriteLine(" #         USD  debit                        outcome  reasons");
        foreach (var ((debit, decision), index) in decisions.Select((row, index) => (row, index)))
        {
            var reasons = decision.Reasons.Count == 0 ? "covered" : string.Join(", ", decision.Reasons.Select(reason => reason.Code));
            terminal.Out.Write(string.Create(
                CultureInfo.InvariantCulture, $"{index + 1:D2}  {decision.Record.Debit.Amount.Amount,10}  {debit.Shows,-27}  "));
            console.Markup(DecisionText.Coloured(decision.Outcome));
            var gap = new string(' ', OutcomeWidth - decision.Outcome.ToName().Length);
            terminal.Out.WriteLine($"{gap}{WrappedText.Hang(reasons, terminal.Width, ReasonsFrom)}");
        }

        var counts = decisions.GroupBy(row => row.Decision.Outcome).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.ToName()}");
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\n{decisions.Count} debits: {string.Join(", ", counts)}, over HTTP, in {elapsed.TotalSeconds:F1} s"));
    }

    private static (LogVerification Verification, ReplayResult Replay) Prove(string log) =>
        (RecordFile.Verify(log), FundsCheck.Records.Replay.Run(log));

    /// <summary>Shows what became of the log, which stays for the user.</summary>
    private static void Show(Terminal terminal, string log, LogVerification verification, ReplayResult result)
    {
        terminal.Out.WriteLine($"their log: {log}");
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{verification.Lines} lines, the chain is unbroken; {result.Decisions} decisions replayed, {result.Differing} differ"));
        terminal.Out.WriteLine("\nNext:");
        terminal.Out.WriteLine($"  fundscheck decisions show {log} demo-03");
        terminal.Out.WriteLine("  fundscheck sandbox --list     # these accounts, and more");
        terminal.Out.WriteLine("  fundscheck check --help       # your own debits");
    }
}
