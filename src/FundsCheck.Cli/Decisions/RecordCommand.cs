using System.CommandLine;
using FundsCheck.Cli.Events;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records.Format;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// <c>decisions record LOG|--postgres CONNECTION|--url URL ID approved|rejected|sent|settled|returned|cancelled</c>: records an event of
/// a debit.
/// </summary>
internal static class RecordCommand
{
    private static readonly string[] Events = ["approved", "rejected", "sent", "settled", "returned", "cancelled"];

    public static Command Create(Terminal terminal)
    {
        var target = new EventTargetArguments(
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
        var output = OutputOption.Create();
        var command = new Command("record", "Records an event of a debit.")
        {
            by, comment, at, effective, code, unread, revision, output,
        };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var arguments = new RecordedArguments(
                parsed.GetValue(by), parsed.GetValue(comment), parsed.GetValue(at), parsed.GetValue(effective), parsed.GetValue(code));
            var (events, others) = target.Read(parsed, terminal);
            var @event = arguments.Read(RequireEvent(others[1]));
            if (events is EventTarget.Service && parsed.GetValue(unread))
            {
                throw new WrongInputException([
                    $"--approve-unread does not go with {UrlOption.Name}; remove it: the service has its own option, "
                        + nameof(FundsCheckOptions.MayApproveUnread),
                ]);
            }

            var request = new EventRequest(
                others[0], @event, terminal.Time.GetUtcNow(), parsed.GetValue(unread), parsed.GetValue(revision));
            var isJson = OutputOption.IsJson(parsed.GetValue(output));
            return await RunAsync(terminal, events, request, isJson, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static string RequireEvent(string name) => Events.Contains(name, StringComparer.Ordinal)
        ? name
        : throw new WrongInputException([$"EVENT is one of {string.Join(", ", Events)}"]);

    private static async Task<int> RunAsync(
        Terminal terminal, EventTarget target, EventRequest request, bool isJson, CancellationToken cancellationToken)
    {
        if (request.Event.FindProblem(request.Now) is { } problem)
        {
            throw new WrongInputException([problem]);
        }

        try
        {
            var result = await target.RunAsync(terminal, recorder => recorder.RecordAsync(request, cancellationToken))
                .ConfigureAwait(false);
            if (result is EventResult.Rejected { Reason: var reason })
            {
                throw new WrongInputException([reason]);
            }

            var isRepeated = result is EventResult.Repeated;
            var text = $"{request.DebitId}: {request.Event.ToName()}{(isRepeated ? " (recorded already)" : string.Empty)}";
            await terminal.Out.WriteLineAsync(isJson ? ToJson(request, isRepeated) : text).ConfigureAwait(false);
            return ExitStatus.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
    }

    /// <summary>The result as JSON, in the words of <c>import-returns</c>. Its members are a contract.</summary>
    private static string ToJson(EventRequest request, bool isRepeated) => DecisionJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", request.DebitId);
        writer.WriteString("event", request.Event.ToName());
        writer.WriteString("result", isRepeated ? "repeated" : "recorded");
        writer.WriteEndObject();
    });
}
