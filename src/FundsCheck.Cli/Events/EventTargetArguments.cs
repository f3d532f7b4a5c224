using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Events;

/// <summary>
/// The argument LOG, the arguments after it, and the options <c>--postgres</c> and <c>--url</c>, with which LOG is left out.
/// </summary>
internal sealed class EventTargetArguments
{
    private readonly Option<string?> _postgres = PostgresOption.Create("The database of the decisions, in place of LOG");
    private readonly Option<string?> _url = UrlOption.Create();
    private readonly LogArguments _arguments;

    /// <param name="others">The name and description of each argument after LOG, all of them required.</param>
    public EventTargetArguments(params IReadOnlyList<(string Name, string Description)> others) =>
        _arguments = new LogArguments(others, _postgres, _url);

    public void AddTo(Command command) => _arguments.AddTo(command);

    /// <summary>Reads the target and the values of the arguments after LOG.</summary>
    /// <exception cref="WrongInputException">
    /// Several targets are given, or none; another argument is missing; or an address or a token is wrong.
    /// </exception>
    public (EventTarget Target, IReadOnlyList<string> Others) Read(ParseResult parsed, Terminal terminal)
    {
        var (log, others) = _arguments.Read(parsed);
        EventTarget target = (log, parsed.GetValue(_postgres)) switch
        {
            (not null, _) => new EventTarget.Log(log),
            (_, { } connection) => new EventTarget.Database(PostgreSqlDatabase.Parse(connection)),
            _ => new EventTarget.Service(ServiceAddress.Parse(parsed.GetValue(_url) ?? string.Empty, terminal.Environment)),
        };
        return (target, others);
    }
}
