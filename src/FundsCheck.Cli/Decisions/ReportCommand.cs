using System.CommandLine;
using FundsCheck.Cli.Checking;
using FundsCheck.Cli.Html;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.DependencyInjection;
using FundsCheck.Plaid;
using FundsCheck.Records.Format;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// <c>decisions report LOG</c>: sends the outcomes and returns of the decisions that Plaid's Signal evaluated to Plaid, each at least once;
/// with <c>--html</c>, writes the decisions of a period as a page instead.
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
        var html = HtmlOption.Create("the decisions of a period, and sends nothing:");
        var from = new Option<string?>("--from") { HelpName = "TIME", Description = "With --html, the beginning of the period." };
        var until = new Option<string?>("--until") { HelpName = "TIME", Description = "With --html, its end, which is left out itself." };
        var output = OutputOption.Create();
        var command = new Command(
            "report",
            "Reports outcomes and returns of the decisions that Plaid's Signal evaluated to Plaid. What was sent is noted beside the log. "
                + "With --html it writes the decisions of a period as a page instead.")
            {
                log, url, isDryRun, html, from, until, output,
            };
        command.SetAction((parsed, cancellationToken) =>
        {
            RequireOneReport(parsed, isPage: parsed.GetResult(html) is not null, url, isDryRun, output, from, until);
            var path = parsed.GetRequiredValue(log);
            return HtmlOption.Read(parsed, html) is { } page
                ? RunPageAsync(terminal, path, page, parsed.GetValue(from), parsed.GetValue(until), cancellationToken)
                : RunAsync(
                    terminal, path, parsed.GetValue(url), parsed.GetValue(isDryRun), OutputOption.IsJson(parsed.GetValue(output)),
                    cancellationToken);
        });
        return command;
    }

    // An option of the other report would be without effect; the two differ in whether Plaid receives something.
    private static void RequireOneReport(
        ParseResult parsed, bool isPage, Option url, Option isDryRun, Option output, Option from, Option until)
    {
        Option[] misplaced = isPage ? [url, isDryRun, output] : [from, until];
        if (Array.Find(misplaced, option => parsed.GetResult(option) is { Implicit: false }) is { } other)
        {
            throw new WrongInputException([
                isPage ? $"{other.Name} and --html exclude one another: a page is written without Plaid" : $"{other.Name} needs --html",
            ]);
        }
    }

    private static async Task<int> RunPageAsync(
        Terminal terminal, string log, string page, string? from, string? until, CancellationToken cancellationToken)
    {
        var (start, end) = (TimeArgument.Read("--from", from), TimeArgument.Read("--until", until));
        try
        {
            return await PeriodPage.RunAsync(terminal, log, page, start, end, cancellationToken).ConfigureAwait(false);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson: false);
        }
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
            return LogFiles.WriteDamage(terminal, exception, isJson);
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
