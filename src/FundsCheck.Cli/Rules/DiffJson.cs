using System.Text.Json;
using FundsCheck.Authoring;
using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// The changes between two rule sets as JSON. Its members are a contract: new ones are added, existing ones never change.
/// </summary>
internal static class DiffJson
{
    /// <param name="old">The old rule set.</param>
    /// <param name="new">The new rule set.</param>
    /// <param name="difference">The changes; null where the rule sets cannot be compared.</param>
    /// <param name="backtest">The backtest of recorded decisions; null without <c>--decisions</c>.</param>
    /// <param name="only">The listed changes and settings; null for all. Summary and direction stay those of all.</param>
    public static string Write(
        RuleSetIdentity old, RuleSetIdentity @new, RuleSetDifference? difference, BacktestResult? backtest, DiffPart? only = null)
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteIdentity("old", old);
            writer.WriteIdentity("new", @new);
            var settings = difference?.Settings.Where(setting => DiffParts.Has(only, setting)).ToList();
            Write(writer, "settings", settings?.Select(setting => setting.ToString()));
            WriteSettings(writer, settings);
            WriteChanges(writer, difference?.Changes.Where(change => DiffParts.Has(only, change)).ToList());
            WriteDirection(writer, difference?.Direction);
            DiffRegionsJson.Write(writer, difference, only);
            if (backtest is not null)
            {
                BacktestJson.Write(writer, backtest);
            }

            writer.WriteEndObject();
        });
    }

    private static void WriteSettings(Utf8JsonWriter writer, IReadOnlyList<RuleSettingChange>? settings)
    {
        if (settings is null)
        {
            writer.WriteNull("settingChanges");
            return;
        }

        writer.WriteStartArray("settingChanges");
        foreach (var setting in settings)
        {
            writer.WriteStartObject();
            writer.WriteString("setting", setting.Setting);
            writer.WriteString("old", setting.Old);
            writer.WriteString("new", setting.New);
            writer.WriteString("direction", DiffText.NameOf(setting.Direction));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteDirection(Utf8JsonWriter writer, ChangeDirection? direction)
    {
        if (direction is { } known)
        {
            writer.WriteString("direction", DiffText.NameOf(known));
        }
        else
        {
            writer.WriteNull("direction");
        }
    }

    private static void WriteChanges(Utf8JsonWriter writer, IReadOnlyList<RuleChange>? changes)
    {
        if (changes is null)
        {
            writer.WriteNull("changes");
            return;
        }

        writer.WriteStartArray("changes");
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("check", change.Check);
            writer.WriteString("from", change.From.ToName());
            writer.WriteString("to", change.To.ToName());
            writer.WriteString("where", change.Where);
            writer.WritePropertyName("given");
            writer.WriteRawValue(change.Given);
            Write(writer, "fromReasons", CodesOf(change.FromReasons));
            Write(writer, "toReasons", CodesOf(change.ToReasons));
            writer.WriteString("kind", DiffText.NameOf(change.Kind));
            Write(writer, "oldReasons", change.FromReasons);
            Write(writer, "newReasons", change.ToReasons);
            writer.WriteString("direction", DiffText.NameOf(change.OutcomeDirection));
            DiffRegionsJson.Write(writer, change.Conditions);
            writer.WriteString("others", change.Others);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static IEnumerable<string> CodesOf(IReadOnlyList<Reason> reasons) =>
        reasons.Select(reason => reason.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<Reason> reasons)
    {
        writer.WriteStartArray(name);
        foreach (var reason in reasons)
        {
            reason.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string>? texts)
    {
        if (texts is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteTexts(name, texts);
    }
}
