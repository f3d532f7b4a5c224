using System.CommandLine;
using FundsCheck.Cli.Checking;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.DependencyInjection;
using FundsCheck.Plaid;
using FundsCheck.Records.Format;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// <c>decisions report LOG</c>: sends the outcomes and returns of the decisions that Plaid's Signal evaluated to Plaid, each at least once.
/// </summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var url = new Option<string?>("--plaid-url")
        {
            HelpName = "URL",
            Description = "The address of Plaid, or of a sandbox. Plaid's production when left out.",
        };
        var isDryRun = new Option<bool>("--dry-run") { Description = "Lists the reports, and sends none." };
        var output = OutputOption.Create();
        var command = new Command(
            "report",
            "Reports outcomes and returns of the decisions that Plaid's Signal evaluated to Plaid. What was sent is noted beside the log.")
            {
                log, url, isDryRun, output,
            };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(log), parsed.GetValue(url), parsed.GetValue(isDryRun),
            OutputOption.IsJson(parsed.GetValue(output)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string log, string? url, bool isDryRun, bool isJson, CancellationToken cancellationToken)
    {
        try
        {
            var reports = LogFiles.Read(log, () => LoggedReports.Of(log));
            var run = isDryRun
                ? Plan(log, reports)
                : await SendAsync(terminal, log, reports, CheckSettings.ReadPlaid(url, terminal), cancellationToken).ConfigureAwait(false);
            if (isJson)
            {
                await terminal.Out.WriteLineAsync(run.ToJson()).ConfigureAwait(false);
            }
            else
            {
                run.Write(terminal, log, isDryRun);
            }

            return run.ExitCode;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }

    private static ReportRun Plan(string log, IReadOnlyList<SignalReport> reports)
    {
        using var sent = SentReports.Read(log);
        var run = new ReportRun();
        foreach (var report in reports)
        {
            if (sent.Has(report.Key))
            {
                run.AlreadySent++;
            }
            else
            {
                run.ToSend.Add(report);
            }
        }

        return run;
    }

    private static async Task<ReportRun> SendAsync(
        Terminal terminal, string log, IReadOnlyList<SignalReport> reports, Action<PlaidOptions> plaid, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddSingleton(terminal.Time);
        services.Configure(plaid);
        new FundsCheckBuilder(services).AddPlaidSignal();
        var provider = services.BuildServiceProvider();
        await using (provider.ConfigureAwait(false))
        {
            var reporter = provider.GetRequiredService<ISignalReporter>();
            using var sent = SentReports.Open(log);
            var run = new ReportRun();
            foreach (var report in reports)
            {
                if (sent.Has(report.Key))
                {
                    run.AlreadySent++;
                }
                else if (run.Failure is not null)
                {
                    run.NotSent++;
                }
                else
                {
                    // INVARIANT: noted after Plaid has it, never before. A report that is sent twice is harmless, a lost one is not.
                    Note(run, sent, report, await reporter.SendAsync(report, cancellationToken).ConfigureAwait(false), terminal.Time);
                }
            }

            return run;
        }
    }

    private static void Note(ReportRun run, SentReports sent, SignalReport report, SignalReportResult result, TimeProvider time)
    {
        switch (result)
        {
            case SignalReportResult.Sent received:
                sent.Add(report.Key, time.GetUtcNow(), received.ProviderRequestId);
                run.Sent++;
                break;
            case SignalReportResult.Refused { Failure: var failure }:
                run.Refused.Add((report, failure));
                break;
            case SignalReportResult.NotSent { Failure: var failure }:
                run.Failure = failure;
                run.NotSent++;
                break;
            default:
                break;
        }
    }
}
