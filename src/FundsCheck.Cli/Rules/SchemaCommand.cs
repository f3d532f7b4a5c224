using System.CommandLine;
using FundsCheck.Authoring;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules schema</c>: prints the JSON Schema of rule files, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("schema", "Prints the JSON Schema of rule files, for editors.")
        {
            OutputOption.Create("the schema is JSON in both forms."),
        };
        command.SetAction(_ =>
        {
            terminal.Out.Write(RuleSetJsonSchema.Text);
            return ExitStatus.Done;
        });
        return command;
    }
}
