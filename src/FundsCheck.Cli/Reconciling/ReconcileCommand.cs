using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Reconciling;

/// <summary><c>decisions reconcile LOG|--postgres CONNECTION FILE</c>: compares what was sent with what was accepted.</summary>
internal static class ReconcileCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new RecordSourceArguments([("FILE", "The sent debits, as CSV with a header; - reads standard input.")]);
        var id = Column("--id-column", "the debits' ids", SentColumns.IdDefault);
        var amount = Column("--amount-column", "the amounts, as in \"75.00 USD\" or 75.00", SentColumns.AmountDefault);
        var currencyColumn = new Option<string?>("--currency-column") { HelpName = "NAME", Description = "The column of the currencies." };
        var currency = new Option<string?>("--currency")
        {
            HelpName = "CODE",
            Description = "The currency of amounts that state none, as in USD.",
        };
        var separator = new Option<string>("--separator")
        {
            HelpName = "CHAR",
            Description = "The character between two fields, or the word tab.",
            DefaultValueFactory = _ => CsvFile.SeparatorDefault,
        };
        var from = new Option<string?>("--from")
        {
            HelpName = "TIME",
            Description = "Accepts that were decided before this time need not be in the file.",
        };
        var until = new Option<string?>("--until") { HelpName = "TIME", Description = "Nor those decided at this time or later." };
        var output = OutputOption.Create();
        var command = new Command(
            "reconcile",
            "Compares sent debits with recorded decisions: sent without an accept, for another amount or twice; accepted and not sent. "
                + "Exits with 1 where anything differs.")
        {
            id, amount, currencyColumn, currency, separator, from, until, output,
        };
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var (records, others) = source.Read(parsed);
            var columns = new SentColumns(
                parsed.GetRequiredValue(id), parsed.GetRequiredValue(amount), parsed.GetValue(currencyColumn),
                ReadCurrency(parsed.GetValue(currency), parsed.GetValue(currencyColumn)),
                CsvFile.ReadSeparator(parsed.GetRequiredValue(separator)));
            var period = (TimeArgument.Read("--from", parsed.GetValue(from)), TimeArgument.Read("--until", parsed.GetValue(until)));
            return RunAsync(
                terminal, records, others[0], columns, period, OutputOption.IsJson(parsed.GetValue(output)), cancellationToken);
        });
        return command;
    }

    private static Option<string> Column(string name, string content, string byDefault) => new(name)
    {
        HelpName = "NAME",
        Description = $"The column of {content}.",
        DefaultValueFactory = _ => byDefault,
    };

    private static Currency? ReadCurrency(string? code, string? column)
    {
        if (code is not null && column is not null)
        {
            throw new WrongInputException(["--currency and --currency-column exclude one another; give one of the two"]);
        }

        return code is null
            ? null
            : Currency.TryGet(code, out var currency)
                ? currency
                : throw new WrongInputException(["--currency is no currency of ISO 4217; write it as in USD"]);
    }

    private static async Task<int> RunAsync(
        Terminal terminal, RecordSource records, string path, SentColumns columns, (DateTimeOffset? From, DateTimeOffset? Until) period,
        bool isJson, CancellationToken cancellationToken)
    {
        var (file, bytes) = await CsvFile.ReadBytesAsync(terminal, path, cancellationToken).ConfigureAwait(false);
        var rows = CsvFile.Read<SentRow>(
            file, bytes, columns.Separator, (header, problems) => columns.FindIn(header, problems) is { } reader ? reader.Read : null);
        try
        {
            var result = await records.ReadLogAsync(
                terminal,
                (log, _) => Reconciliation.Run(log, rows, period.From, period.Until, terminal.Time.GetUtcNow(), cancellationToken),
                cancellationToken).ConfigureAwait(false);
            ReconcileOutput.Write(terminal, file, rows.Count, result, isJson);
            return result.Findings.Count == 0 ? ExitStatus.Done : ExitStatus.Failed;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
    }
}
