using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.PostgreSql;

namespace FundsCheck.Cli.Databases;

/// <summary><c>store migrate --postgres CONNECTION</c>: adds what a database lacks of the schema of a store.</summary>
internal static class MigrateCommand
{
    public static Command Create(Terminal terminal)
    {
        var postgres = PostgresOption.Create(
            "The database, as the owner of the schema, and directly, not through a pooler", isRequired: true);
        var output = OutputOption.Create();
        var command = new Command(
            "migrate", "Adds what a database lacks of the schema of a decision store, one script a transaction. Safe to repeat.")
            {
                postgres, output,
            };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(
                terminal, PostgreSqlDatabase.Parse(parsed.GetRequiredValue(postgres) ?? string.Empty),
                OutputOption.IsJson(parsed.GetValue(output)), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(
        Terminal terminal, PostgreSqlDatabase database, bool isJson, CancellationToken cancellationToken) =>
        database.RunAsync(async source =>
        {
            var scripts = PostgreSqlSchema.Migrate(database.ConnectionString);
            foreach (var script in isJson ? [] : scripts)
            {
                terminal.Out.WriteShown($"{database}: ran {script}");
            }

            var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var version = PostgreSqlSchema.ReadVersion(connection);
                if (isJson)
                {
                    await terminal.Out.WriteLineAsync(ToJson(database, scripts, version)).ConfigureAwait(false);
                    return ExitStatus.Done;
                }

                terminal.Out.WriteShown($"{database}: the schema is up to date (version {version})");
            }

            return ExitStatus.Done;
        });

    /// <summary>The result as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
    private static string ToJson(PostgreSqlDatabase database, IEnumerable<string> scripts, int version) => DecisionJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("database", database.Name);
        writer.WriteTexts("scripts", scripts);
        writer.WriteNumber("version", version);
        writer.WriteEndObject();
    });
}
