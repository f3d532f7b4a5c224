using FundsCheck.Cli.Output;
using FundsCheck.DecisionLog;

namespace FundsCheck.Cli.Decisions;

/// <summary>The result of archiving segments, as text and as JSON.</summary>
internal static class ArchiveText
{
    public static void Write(Terminal terminal, string log, ArchiveResult result, bool isDryRun)
    {
        var verb = isDryRun ? "to archive" : "archived";
        foreach (var segment in result.Moved)
        {
            var latest = TimeText.Format(segment.Latest);
            terminal.Out.WriteShown($"{verb}: segment {segment.Number}, up to line {segment.Lines}, latest record {latest}");
        }

        var count = result.Moved.Count == 1 ? "1 segment" : $"{result.Moved.Count} segments";
        var carried = isDryRun ? string.Empty : $", {result.CarriedLines} of their lines carried";
        terminal.Out.WriteShown($"{log}: {count} {verb} in {result.Archive}{carried}");
        if (result.Manifest is { End: var end })
        {
            terminal.Out.WriteShown($"archived up to line {end.Lines}, head {end.Head}");
        }
    }

    /// <summary>The result as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
    public static string ToJson(string log, ArchiveResult result, bool isDryRun)
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("log", log);
            writer.WriteString("archive", result.Archive);
            writer.WriteBoolean("dryRun", isDryRun);
            writer.WriteStartArray("segments");
            foreach (var segment in result.Moved)
            {
                writer.WriteStartObject();
                writer.WriteNumber("segment", segment.Number);
                writer.WriteNumber("lastLine", segment.Lines);
                writer.WriteString("head", segment.Head.ToString());
                writer.WriteString("sha256", segment.Sha256);
                writer.WriteString("latest", TimeText.Format(segment.Latest));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("archivedLines", result.Manifest?.End.Lines ?? 0);
            writer.WriteString("archivedHead", result.Manifest?.End.Head.ToString());
            writer.WriteNumber("carriedLines", result.CarriedLines);
            writer.WriteEndObject();
        });
    }
}
