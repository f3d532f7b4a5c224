using System.Globalization;
using FundsCheck.Cli.Events;
using FundsCheck.Cli.Output;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Returns;

/// <summary>One import of a bank's file: records each row, and reports what became of it.</summary>
internal sealed class ReturnImport(Terminal terminal, string file, bool isJson)
{
    private const string Again = "import the file again: a return that is recorded adds nothing";

    private int _recorded;
    private int _repeated;
    private int _rejected;

    private string Counts => string.Create(
        CultureInfo.InvariantCulture, $"{_recorded} recorded, {_repeated} recorded already, {_rejected} rejected");

    /// <summary>Records the rows in order. A rejected row is reported, and the others are recorded.</summary>
    public async Task<int> RunAsync(IEventRecorder recorder, IReadOnlyList<ReturnRow> rows, CancellationToken cancellationToken)
    {
        var progress = new RecordProgress(terminal, file);
        for (var index = 0; index < rows.Count; index++)
        {
            try
            {
                Report(rows[index], await recorder.RecordAsync(RequestOf(rows[index]), cancellationToken).ConfigureAwait(false));
                progress.Report(index + 1);
            }
            catch
            {
                progress.End();
                terminal.Error.WriteShown(
                    $"fundscheck: {file}: stopped at line {rows[index].Line}: {Counts}, {rows.Count - index} left; {Again}");
                throw;
            }
        }

        progress.End();
        (isJson ? terminal.Error : terminal.Out).WriteShown($"{file}: {Counts}");
        return _rejected == 0 ? ExitStatus.Done : ExitStatus.Failed;
    }

    private EventRequest RequestOf(ReturnRow row) =>
        new(row.Id, new DebitEvent.Returned(row.At, row.Code), terminal.Time.GetUtcNow(), MayApproveUnread: false);

    private void Report(ReturnRow row, EventResult result)
    {
        switch (result)
        {
            case EventResult.Recorded:
                _recorded++;
                break;
            case EventResult.Repeated:
                _repeated++;
                break;
            default:
                _rejected++;
                break;
        }

        if (isJson)
        {
            terminal.Out.WriteLine(Json(row, result));
        }
        else if (result is EventResult.Rejected { Reason: var reason })
        {
            terminal.Out.WriteShown($"{file}: line {row.Line}: rejected: {reason}");
        }
    }

    /// <summary>A row as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
    private static string Json(ReturnRow row, EventResult result)
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", row.Line);
            writer.WriteString("id", row.Id);
            writer.WriteString("code", row.Code);
            writer.WriteString("at", row.At is { } at ? TimeText.Format(at) : null);
            writer.WriteString("result", result switch
            {
                EventResult.Recorded => "recorded",
                EventResult.Repeated => "repeated",
                _ => "rejected",
            });
            writer.WriteString("reason", (result as EventResult.Rejected)?.Reason);
            writer.WriteEndObject();
        });
    }
}
