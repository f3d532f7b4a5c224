using System.CommandLine;
using System.Text;
using FundsCheck.Cli.Html;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Pages;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules tune FILE</c>: recorded decisions and returns under many values of one threshold.</summary>
internal static class TuneCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new TuneOptions();
        var command = new Command(
            "tune",
            "Counts recorded decisions, and returned and good debits, under many values of one threshold; suggests a value for a goal.");
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var source = options.SourceOf(parsed);
            var settings = options.Read(parsed);
            var page = options.PageOf(parsed);
            var report = await source.ReadLogAsync(
                terminal, (path, name) => TuneRun.Count(terminal, settings, path, name, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            if (page is not null)
            {
                var html = await HtmlPages.TuneAsync(TuneRun.Summarize(report), cancellationToken).ConfigureAwait(false);
                await HtmlOption.WriteAsync(terminal, page, html).ConfigureAwait(false);
            }
            else
            {
                var text = options.IsJson(parsed) ? TuneJson.Write(report) : TuneText.Write(report) + TuneRun.Describe(report);
                await terminal.Out.WriteAsync(text).ConfigureAwait(false);
            }

            return settings.NewFile is { } file ? Write(terminal, report, file) : ExitStatus.Done;
        });
        return command;
    }

    /// <summary>Writes the rule set with the chosen value to a new file.</summary>
    private static int Write(Terminal terminal, TuneReport report, string file)
    {
        if (report.Changed is not { } changed)
        {
            terminal.Error.WriteLine($"fundscheck: {file}: not written; {report.Suggestion ?? "the value is the present one"}");
            return ExitStatus.Failed;
        }

        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew);
            stream.Write(Encoding.UTF8.GetBytes(changed.CanonicalText));
        }
        catch (Exception exception) when (RuleFiles.IsUnreadable(exception))
        {
            throw new WrongInputException([$"`{file}` exists or cannot be written; name a new file"]);
        }

        terminal.Error.WriteLine($"fundscheck: wrote {file} with {report.Chosen?.Threshold}; give it a version, and run its tests");
        return ExitStatus.Done;
    }
}
