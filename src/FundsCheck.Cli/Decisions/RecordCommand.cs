using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.DecisionLog;
using FundsCheck.Records.Format;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// <c>decisions record LOG|--postgres CONNECTION ID approved|rejected|sent|settled|returned|cancelled</c>: records an event of a debit.
/// </summary>
internal static class RecordCommand
{
    private static readonly string[] Events = ["approved", "rejected", "sent", "settled", "returned", "cancelled"];

    public static Command Create(Terminal terminal)
    {
        var source = new RecordSourceArguments(
            [("ID", "The debit's id."), ("EVENT", "The event: approved, rejected, sent, settled, returned or cancelled.")]);
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
            by, comment, at, effective, code, unread, revision,
        };
        source.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var arguments = new RecordedArguments(
                parsed.GetValue(by), parsed.GetValue(comment), parsed.GetValue(at), parsed.GetValue(effective), parsed.GetValue(code));
            var (records, others) = source.Read(parsed);
            var @event = arguments.Read(RequireEvent(others[1]));
            var request = new EventRequest(
                others[0], @event, terminal.Time.GetUtcNow(), parsed.GetValue(unread), parsed.GetValue(revision));
            return await RunAsync(terminal, records, request, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static string RequireEvent(string name) => Events.Contains(name, StringComparer.Ordinal)
        ? name
        : throw new WrongInputException([$"EVENT is one of {string.Join(", ", Events)}"]);

    private static async Task<int> RunAsync(
        Terminal terminal, RecordSource source, EventRequest request, CancellationToken cancellationToken)
    {
        if (request.Event.FindProblem(request.Now) is { } problem)
        {
            throw new WrongInputException([problem]);
        }

        try
        {
            var commit = await (source switch
            {
                RecordSource.Log { Path: var path } => RecordAsync(terminal, path, request, cancellationToken),
                RecordSource.Database { Store: var database } => database.RunAsync(
                    terminal, store => store.RecordAsync(request, cancellationToken).AsTask()),
                _ => throw new InvalidOperationException("a source is a log or a database"),
            }).ConfigureAwait(false);
            var repeated = commit.IsRepeated ? " (recorded already)" : string.Empty;
            await terminal.Out.WriteLineAsync($"{request.DebitId}: {request.Event.ToName()}{repeated}").ConfigureAwait(false);
            return ExitStatus.Done;
        }
        catch (Exception exception) when (exception is DebitEventRefusedException or DebitArchivedException)
        {
            throw new WrongInputException([exception.Message]);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }

    private static async Task<EventCommit> RecordAsync(
        Terminal terminal, string path, EventRequest request, CancellationToken cancellationToken)
    {
        LogFiles.RequireRegular(path);
        if (!File.Exists(path))
        {
            throw RuleFiles.Unreadable(path);
        }

        var store = FileDecisionStore.Open(path, new DecisionLogOptions(), terminal.Time, new TerminalLogger(terminal));
        await using (store.ConfigureAwait(false))
        {
            return await store.RecordAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }
}
