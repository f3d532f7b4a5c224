using System.CommandLine;

namespace FundsCheck.Cli.Input;

/// <summary>The argument LOG, the arguments after it, and the options with which LOG is left out.</summary>
internal sealed class LogArguments
{
    private readonly Argument<string?> _log;
    private readonly IReadOnlyList<Argument<string?>> _others;
    private readonly IReadOnlyList<Option<string?>> _inPlaceOfLog;

    /// <param name="others">The name and description of each argument after LOG, all of them required.</param>
    /// <param name="inPlaceOfLog">The options that name another source.</param>
    public LogArguments(IReadOnlyList<(string Name, string Description)> others, params IReadOnlyList<Option<string?>> inPlaceOfLog)
    {
        _inPlaceOfLog = inPlaceOfLog;
        _log = Create("LOG", $"The decision log; left out with {Names(inPlaceOfLog)}.");
        _others = [.. others.Select(other => Create(other.Name, other.Description))];
    }

    public void AddTo(Command command)
    {
        foreach (var argument in _others.Prepend(_log))
        {
            command.Add(argument);
        }

        foreach (var option in _inPlaceOfLog)
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the log, which is null where an option names another source, and the values of the arguments after LOG.</summary>
    /// <exception cref="WrongInputException">Several sources are given, or none; or another argument is missing.</exception>
    public (string? Log, IReadOnlyList<string> Others) Read(ParseResult parsed)
    {
        // The parser fills the arguments from the left, so that without LOG each value is in the argument before its own.
        string[] values = [.. _others.Prepend(_log).Select(argument => parsed.GetValue(argument)).OfType<string>()];
        string[] sources = [.. _inPlaceOfLog.Where(option => parsed.GetValue(option) is not null).Select(option => option.Name)];
        var hasLog = sources.Length == 0 || values.Length > _others.Count;
        if (hasLog && values.Length == 0)
        {
            throw new WrongInputException([
                $"no source of decisions is given; name a decision log (LOG), or another source with {Names(_inPlaceOfLog)}",
            ]);
        }

        if (hasLog)
        {
            sources = [_log.Name, .. sources];
        }

        if (sources.Length > 1)
        {
            throw new WrongInputException([$"{string.Join(" and ", sources)} exclude one another; give one of them"]);
        }

        var others = hasLog ? values[1..] : values;
        return others.Length == _others.Count
            ? (hasLog ? values[0] : null, others)
            : throw new WrongInputException([
                $"{_others[others.Length].Name} is missing; LOG is left out with {Names(_inPlaceOfLog)} only",
            ]);
    }

    private static Argument<string?> Create(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    private static string Names(IEnumerable<Option> options) => string.Join(" or ", options.Select(option => option.Name));
}
