using System.CommandLine;
using System.Text;
using System.Text.Json;
using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules diff OLD NEW</c>: what changes between two rule files, over all debits and balances.</summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "The rule file before." };
        var @new = new Argument<string>("NEW") { Description = "The rule file after." };
        var output = OutputOption.Create();
        var command = new Command("diff", "Tells every region of debits and balances whose answer changes, each with an example.") { old, @new, output };
        command.SetAction(parsed =>
        {
            var difference = Compare(RuleFiles.LoadOrDefault(parsed.GetRequiredValue(old)), RuleFiles.LoadOrDefault(parsed.GetRequiredValue(@new)));
            terminal.Out.Write(OutputOption.IsJson(parsed.GetValue(output)) ? ToJson(difference) : ToText(difference));
            return ExitCodes.Done;
        });
        return command;
    }

    private static RuleSetDifference Compare(RuleSet old, RuleSet @new)
    {
        try
        {
            return old.CompareTo(@new);
        }
        catch (ArgumentException)
        {
            throw new WrongInputException([$"OLD judges debits in {old.Currency} and NEW in {@new.Currency}; compare rule sets of one currency"]);
        }
    }

    private static string ToText(RuleSetDifference difference)
    {
        var text = new StringBuilder();
        text.Append($"old: {Show(difference.Old)}\nnew: {Show(difference.New)}\n");
        foreach (var setting in difference.Settings)
        {
            text.Append($"\n{setting}\n");
        }

        foreach (var change in difference.Changes)
        {
            var outcome = change.From == change.To ? $"{change.From.ToName()}, other reasons" : $"{change.From.ToName()} -> {change.To.ToName()}";
            text.Append($"\n{outcome}, by check `{change.Check}`:\n  {change.Where}\n  {change.Given}: {change.From.ToName()} [{string.Join(", ", change.FromReasons)}] -> {change.To.ToName()} [{string.Join(", ", change.ToReasons)}]\n");
        }

        return text.Append($"\n{Summary(difference)}\n").ToString();
    }

    private static string Summary(RuleSetDifference difference)
    {
        var outcomes = difference.Changes.Count(change => change.From != change.To);
        var reasons = difference.Changes.Count - outcomes;
        return difference.Changes.Count == 0
            ? "nothing changes: every debit and balance is answered alike, reasons included"
            : $"{outcomes} {(outcomes == 1 ? "region changes its" : "regions change their")} outcome, {reasons} only {(reasons == 1 ? "its" : "their")} reasons; all other debits and balances are answered alike";
    }

    private static string Show(RuleSetIdentity identity) => $"{identity.Name} {identity.Version} (sha256 {identity.Sha256})";

    private static string ToJson(RuleSetDifference difference)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, DecisionJson.Options))
        {
            writer.WriteStartObject();
            Write(writer, "old", difference.Old);
            Write(writer, "new", difference.New);
            Write(writer, "settings", difference.Settings);
            writer.WriteStartArray("changes");
            foreach (var change in difference.Changes)
            {
                writer.WriteStartObject();
                writer.WriteString("check", change.Check);
                writer.WriteString("from", change.From.ToName());
                writer.WriteString("to", change.To.ToName());
                writer.WriteString("where", change.Where);
                writer.WritePropertyName("given");
                writer.WriteRawValue(change.Given);
                Write(writer, "fromReasons", change.FromReasons);
                Write(writer, "toReasons", change.ToReasons);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return $"{Encoding.UTF8.GetString(bytes.ToArray())}\n";
    }

    private static void Write(Utf8JsonWriter writer, string name, RuleSetIdentity identity)
    {
        writer.WriteStartObject(name);
        writer.WriteString("name", identity.Name);
        writer.WriteString("version", identity.Version);
        writer.WriteString("sha256", identity.Sha256);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
