namespace FundsCheck.Records.Format;

/// <summary>Writes and reads a whole rule set as canonical JSON.</summary>
internal static class RuleSetLine
{
    public static void Write(JsonLine line, RuleSetIdentity identity, string text) =>
        line.Open("ruleSet").Text("name", identity.Name).Text("version", identity.Version).Text("sha256", identity.Sha256)
            .Text("text", text).Close();

    /// <exception cref="FormatException">The line is not a rule set in canonical form.</exception>
    public static LogEntry.Rules Read(ref LineReader reader)
    {
        var rules = new LogEntry.Rules(
            new RuleSetIdentity(reader.Text("name"u8), reader.Text("version"u8), reader.Text("sha256"u8)), reader.Text("text"u8));
        reader.Close();
        return rules;
    }
}
