using System.CommandLine;

namespace FundsCheck.Cli.Input;

/// <summary>The argument LOG, the arguments after it, and the option <c>--postgres</c>, with which LOG is left out.</summary>
internal sealed class RecordSourceArguments
{
    private readonly Option<string?> _postgres = PostgresOption.Create("The database of the decisions, in place of LOG");
    private readonly LogArguments _arguments;

    /// <param name="others">The name and description of each argument after LOG, all of them required.</param>
    public RecordSourceArguments(params IReadOnlyList<(string Name, string Description)> others) =>
        _arguments = new LogArguments(others, _postgres);

    public void AddTo(Command command) => _arguments.AddTo(command);

    /// <summary>Reads the source and the values of the arguments after LOG.</summary>
    /// <exception cref="WrongInputException">Both sources are given, or none; or another argument is missing.</exception>
    public (RecordSource Source, IReadOnlyList<string> Others) Read(ParseResult parsed)
    {
        var (log, others) = _arguments.Read(parsed);
        return (
            log is null
                ? new RecordSource.Database(PostgreSqlDatabase.Parse(parsed.GetRequiredValue(_postgres) ?? string.Empty))
                : new RecordSource.Log(log),
            others);
    }
}
