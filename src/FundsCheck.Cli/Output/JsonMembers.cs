using System.Text.Json;

namespace FundsCheck.Cli.Output;

/// <summary>Members that many JSON outputs have.</summary>
internal static class JsonMembers
{
    /// <summary>Writes a list of texts.</summary>
    public static void WriteTexts(this Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes which rule set it is.</summary>
    public static void WriteIdentity(this Utf8JsonWriter writer, string name, RuleSetIdentity identity)
    {
        writer.WriteStartObject(name);
        writer.WriteString("name", identity.Name);
        writer.WriteString("version", identity.Version);
        writer.WriteString("sha256", identity.Sha256);
        writer.WriteEndObject();
    }
}
