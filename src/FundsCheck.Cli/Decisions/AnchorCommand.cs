using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions anchor LOG</c>: prints the head of a log, its lines and the time in one line, to be noted elsewhere.</summary>
internal static class AnchorCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var output = OutputOption.Create();
        var command = new Command(
            "anchor",
            "Verifies a log and prints its anchor in one line. Note the anchor where the writers of the log cannot write, as in a ticket.")
            {
                log, output,
            };
        command.SetAction((parsed, cancellationToken) =>
            Task.FromResult(Run(
                terminal, parsed.GetRequiredValue(log), OutputOption.IsJson(parsed.GetValue(output)), cancellationToken)));
        return command;
    }

    private static int Run(Terminal terminal, string path, bool isJson, CancellationToken cancellationToken)
    {
        try
        {
            var line = new ProgressLine(terminal, path);
            var verification = LogFiles.Read(
                path, () => RecordFile.Verify(path, anchor: null, line, archive: null, cancellationToken));
            line.End();
            var anchor = LogAnchor.From(verification, terminal.Time.GetUtcNow());
            terminal.Out.WriteLine(isJson ? ToJson(path, anchor) : anchor.ToString());
            LogFiles.WriteTail(terminal, path, verification);
            return ExitStatus.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
    }

    /// <summary>The anchor as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
    private static string ToJson(string path, LogAnchor anchor) => DecisionJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("log", path);
        writer.WriteString("anchor", anchor.ToString());
        writer.WriteString("head", anchor.Head);
        writer.WriteNumber("lines", anchor.Lines ?? 0);
        writer.WriteString("at", anchor.NotedAt is { } at ? TimeText.Format(at) : null);
        writer.WriteEndObject();
    });
}
