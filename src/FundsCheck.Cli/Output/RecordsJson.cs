namespace FundsCheck.Cli.Output;

/// <summary>Copied records as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
internal static class RecordsJson
{
    /// <param name="log">The path of the log.</param>
    /// <param name="database">The name of the database.</param>
    /// <param name="lines">The number of copied lines.</param>
    public static string Write(string log, string database, long lines) => DecisionJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("log", log);
        writer.WriteString("database", database);
        writer.WriteNumber("lines", lines);
        writer.WriteEndObject();
    });
}
