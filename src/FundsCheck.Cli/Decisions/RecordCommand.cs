using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.DecisionLog;
using FundsCheck.Records.Format;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions record LOG ID approved|rejected|sent|settled|returned|cancelled</c>: records an event of a debit.</summary>
internal static class RecordCommand
{
    private static readonly string[] Events = ["approved", "rejected", "sent", "settled", "returned", "cancelled"];

    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var id = new Argument<string>("ID") { Description = "The debit's id." };
        var name = new Argument<string>("EVENT")
        {
            Description = "The event: approved, rejected, sent, settled, returned or cancelled.",
        };
        name.AcceptOnlyFromAmong(Events);
        var by = new Option<string?>("--by") { HelpName = "NAME", Description = "The person who approved or rejected the debit." };
        var comment = new Option<string?>("--comment") { HelpName = "TEXT", Description = "The reason of the approval or rejection." };
        var at = new Option<string?>("--at")
        {
            HelpName = "TIME",
            Description = "The time of the event, as in 2026-11-23T15:00:00Z; now when left out.",
        };
        var revision = new Option<int?>("--revision")
        {
            HelpName = "N",
            Description =
                "The revision of the decision that the event belongs to; the latest when left out. To approve or reject a decision, state "
                    + "the reviewed revision.",
        };
        var effective = new Option<string?>("--effective")
        {
            HelpName = "DAY",
            Description = "The effective date of the sent entry, as in 2026-11-24.",
        };
        var code = new Option<string?>("--code") { HelpName = "CODE", Description = "The return code, as in R01." };
        var unread = new Option<bool>("--approve-unread") { Description = "Approves a debit whose balance was not read." };
        var command = new Command("record", "Records an event of a debit.")
        {
            log, id, name, by, comment, at, effective, code, unread, revision,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var arguments = new RecordedArguments(
                parsed.GetValue(by), parsed.GetValue(comment), parsed.GetValue(at), parsed.GetValue(effective), parsed.GetValue(code));
            var @event = arguments.Read(parsed.GetRequiredValue(name));
            var request = new EventRequest(
                parsed.GetRequiredValue(id), @event, terminal.Time.GetUtcNow(), parsed.GetValue(unread), parsed.GetValue(revision));
            return await RunAsync(terminal, parsed.GetRequiredValue(log), request, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string path, EventRequest request, CancellationToken cancellationToken)
    {
        if (request.Event.FindProblem(request.Now) is { } problem)
        {
            throw new WrongInputException([problem]);
        }

        LogFiles.RequireRegular(path);
        if (!File.Exists(path))
        {
            throw RuleFiles.Unreadable(path);
        }

        try
        {
            var store = FileDecisionStore.Open(path, new DecisionLogOptions(), terminal.Time, new TerminalLogger(terminal));
            await using (store.ConfigureAwait(false))
            {
                var commit = await store.RecordAsync(request, cancellationToken).ConfigureAwait(false);
                var repeated = commit.IsRepeated ? " (recorded already)" : string.Empty;
                await terminal.Out.WriteLineAsync($"{request.DebitId}: {request.Event.ToName()}{repeated}").ConfigureAwait(false);
                return ExitStatus.Done;
            }
        }
        catch (DebitEventRefusedException exception)
        {
            throw new WrongInputException([exception.Message]);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }
}
