using System.CommandLine;

namespace FundsCheck.Cli.Input;

/// <summary>The argument LOG, the arguments after it, and the option <c>--postgres</c>, with which LOG is left out.</summary>
internal sealed class RecordSourceArguments
{
    private readonly Argument<string?> _log = new("LOG")
    {
        Description = $"The decision log; left out with {PostgresOption.Name}.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly IReadOnlyList<Argument<string?>> _others;
    private readonly Option<string?> _postgres = PostgresOption.Create("The database of the decisions, in place of LOG");

    /// <param name="others">The name and description of each argument after LOG, all of them required.</param>
    public RecordSourceArguments(params IReadOnlyList<(string Name, string Description)> others) =>
        _others =
        [
            .. others.Select(other => new Argument<string?>(other.Name)
            {
                Description = other.Description,
                Arity = ArgumentArity.ZeroOrOne,
            }),
        ];

    public void AddTo(Command command)
    {
        foreach (var argument in _others.Prepend(_log))
        {
            command.Add(argument);
        }

        command.Add(_postgres);
    }

    /// <summary>Reads the source and the values of the arguments after LOG.</summary>
    /// <exception cref="WrongInputException">Both sources are given, or none; or another argument is missing.</exception>
    public (RecordSource Source, IReadOnlyList<string> Others) Read(ParseResult parsed)
    {
        // The parser fills the arguments from the left, so that without LOG each value is in the argument before its own.
        string[] values = [.. _others.Prepend(_log).Select(argument => parsed.GetValue(argument)).OfType<string>()];
        var postgres = parsed.GetValue(_postgres);
        var hasLog = postgres is null || values.Length > _others.Count;
        if (hasLog && values.Length == 0)
        {
            throw new WrongInputException([
                $"no source of decisions is given; name a decision log (LOG), or a database with {PostgresOption.Name}",
            ]);
        }

        var source = RecordSource.Choose(hasLog ? values[0] : null, postgres, "LOG");
        var others = hasLog ? values[1..] : values;
        return source is not null && others.Length == _others.Count
            ? (source, others)
            : throw new WrongInputException([
                $"{_others[others.Length].Name} is missing; LOG is left out with {PostgresOption.Name} only",
            ]);
    }
}
