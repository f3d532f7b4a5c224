using System.Text.Json;
using FundsCheck.Authoring;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// The summary, the joined regions and the conditions of regions as JSON. New members are added, existing ones never change.
/// </summary>
internal static class DiffRegionsJson
{
    public static void Write(Utf8JsonWriter writer, RuleSetDifference? difference, DiffPart? only)
    {
        if (difference is null)
        {
            writer.WriteNull("summary");
            writer.WriteNull("regions");
            return;
        }

        var summary = difference.Summary;
        writer.WriteStartObject("summary");
        writer.WriteNumber("looser", summary.Looser);
        writer.WriteNumber("stricter", summary.Stricter);
        writer.WriteNumber("reasonsOnly", summary.ReasonsOnly);
        writer.WriteEndObject();
        writer.WriteStartArray("regions");
        foreach (var region in difference.Regions.Where(region => DiffParts.Has(only, region.Example)))
        {
            Write(writer, region);
        }

        writer.WriteEndArray();
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<RegionCondition> conditions)
    {
        writer.WriteStartArray("conditions");
        foreach (var condition in conditions)
        {
            Write(writer, condition);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ChangedRegion region)
    {
        writer.WriteStartObject();
        writer.WriteString("check", region.Check);
        writer.WriteString("kind", DiffText.NameOf(region.Kind));
        writer.WriteString("direction", DiffText.NameOf(region.Direction));
        writer.WriteTexts("from", region.From.Select(outcome => outcome.ToName()));
        writer.WriteTexts("to", region.To.Select(outcome => outcome.ToName()));
        writer.WriteString("text", region.Text);
        Write(writer, region.Conditions);
        writer.WritePropertyName("given");
        writer.WriteRawValue(region.Example.Given);
        writer.WriteNumber("changes", region.Changes.Count);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RegionCondition condition)
    {
        writer.WriteStartObject();
        writer.WriteString("subject", condition.Subject);
        Write(writer, "above", condition.Above);
        Write(writer, "atLeast", condition.AtLeast);
        Write(writer, "below", condition.Below);
        Write(writer, "atMost", condition.AtMost);
        if (condition.Values.Count > 0)
        {
            writer.WriteTexts(condition.IsNegated ? "notIn" : "in", condition.Values);
        }

        writer.WriteBoolean("orUnknown", condition.CanBeUnknown);
        writer.WriteBoolean("possibleHoldsCounted", condition.CountsPossibleHolds);
        writer.WriteString("text", condition.Text);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
