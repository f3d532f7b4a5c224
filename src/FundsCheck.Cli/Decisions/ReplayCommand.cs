using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// <c>decisions replay LOG|--postgres CONNECTION</c>: decides every recorded decision again from its own facts and rule set.
/// </summary>
internal static class ReplayCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new RecordSourceArguments();
        var rules = new Option<string?>("--rules")
        {
            HelpName = "FILE",
            Description = "Decides by this rule set in place of the recorded ones, and lists the decisions whose outcome differs.",
        };
        var output = OutputOption.Create();
        var command = new Command("replay", "Decides every recorded decision again, and lists the differences.")
        {
            rules, output,
        };
        source.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(
                terminal, source.Read(parsed).Source, parsed.GetValue(rules), OutputOption.IsJson(parsed.GetValue(output)),
                cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, RecordSource source, string? rules, bool isJson, CancellationToken cancellationToken)
    {
        var other = rules is null ? null : RuleFiles.LoadOrDefault(rules);
        try
        {
            return await source.ReadLogAsync(
                    terminal, (path, name) => Replay(terminal, path, name, other, isJson, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
    }

    private static int Replay(
        Terminal terminal, string path, string name, RuleSet? other, bool isJson, CancellationToken cancellationToken)
    {
        var line = new ProgressLine(terminal, name);
        var result = FundsCheck.Records.Replay.Run(path, other, line, cancellationToken);
        line.End();
        var status = result.Differing == 0 ? ExitStatus.Done : ExitStatus.Failed;
        if (isJson)
        {
            terminal.Out.WriteLine(ToJson(name, result));
            return status;
        }

        DifferenceText.Write(terminal, name, result.First);
        var leftOut = other is null || result.OtherCurrency == 0
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", {result.OtherCurrency} left out: these rules judge {other.Currency}");
        terminal.Out.WriteShown($"{name}: {result.Decisions} decisions replayed, {result.Differing} differ{leftOut}");
        return status;
    }

    /// <summary>The result as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
    private static string ToJson(string name, ReplayResult result) => DecisionJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("source", name);
        writer.WriteNumber("decisions", result.Decisions);
        writer.WriteNumber("differing", result.Differing);
        writer.WriteNumber("otherCurrency", result.OtherCurrency);
        DifferenceJson.Write(writer, result.First);
        writer.WriteEndObject();
    });
}
