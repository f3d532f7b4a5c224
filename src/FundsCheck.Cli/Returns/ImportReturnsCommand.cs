using System.CommandLine;
using FundsCheck.Cli.Events;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Returns;

/// <summary>
/// <c>decisions import-returns LOG|--postgres CONNECTION|--url URL FILE</c>: records the returned debits of a bank's file.
/// </summary>
internal static class ImportReturnsCommand
{
    public static Command Create(Terminal terminal)
    {
        var target = new EventTargetArguments([("FILE", "The bank's file, as CSV with a header; - reads standard input.")]);
        var id = Column("--id-column", "the debits' ids", ReturnColumns.IdDefault);
        var code = Column("--code-column", "the return codes", ReturnColumns.CodeDefault);
        var at = new Option<string?>("--at-column")
        {
            HelpName = "NAME",
            Description = $"The column of the times or dates; `{ReturnColumns.AtDefault}` when left out, which the file may lack.",
        };
        var separator = new Option<string>("--separator")
        {
            HelpName = "CHAR",
            Description = "The character between two fields, or the word tab.",
            DefaultValueFactory = _ => CsvFile.SeparatorDefault,
        };
        var output = OutputOption.Create();
        var command = new Command(
            "import-returns",
            "Records the returned debits of a bank's file. The file is checked first: if any of it is wrong, nothing is recorded.")
        {
            id, code, at, separator, output,
        };
        target.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (events, others) = target.Read(parsed, terminal);
            var columns = new ReturnColumns(
                parsed.GetRequiredValue(id), parsed.GetRequiredValue(code), parsed.GetValue(at),
                CsvFile.ReadSeparator(parsed.GetRequiredValue(separator)));
            return RunAsync(terminal, events, others[0], columns, OutputOption.IsJson(parsed.GetValue(output)), cancellationToken);
        });
        return command;
    }

    private static Option<string> Column(string name, string content, string byDefault) => new(name)
    {
        HelpName = "NAME",
        Description = $"The column of {content}.",
        DefaultValueFactory = _ => byDefault,
    };

    private static async Task<int> RunAsync(
        Terminal terminal, EventTarget target, string path, ReturnColumns columns, bool isJson, CancellationToken cancellationToken)
    {
        var (file, bytes) = await CsvFile.ReadBytesAsync(terminal, path, cancellationToken).ConfigureAwait(false);
        var rows = ReturnFile.Read(file, bytes, columns);
        try
        {
            return await target.RunAsync(
                terminal, recorder => new ReturnImport(terminal, file, isJson).RunAsync(recorder, rows, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
    }
}
