using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Collects the problems of a file, so that all are reported at once.</summary>
internal sealed class ProblemList(SourceText source)
{
    private readonly List<RuleSetProblem> _problems = [];
    private readonly List<(int Index, InvariantViolation Break)> _breaks = [];

    /// <summary>True where an error keeps the file from loading.</summary>
    public bool AnyError => _problems.Exists(problem => problem.Severity == RuleSeverity.Error);

    public int Count => _problems.Count;

    /// <summary>True where the list is full, so that the search can stop.</summary>
    public bool IsFull => _problems.Count > RuleLimits.ProblemsMax;

    public Position At(int offset) => source.PositionOf(offset);

    public void Add(int offset, string code, string message) => Add(source.PositionOf(offset), code, message);

    /// <summary>Adds a problem with what was probably meant by the name or the value at the offset; null without a suggestion.</summary>
    public void Add(int offset, string code, string message, string? replacement) =>
        Add(RuleSeverity.Error, source.PositionOf(offset), code, message, [], replacement);

    public void Add(int offset, string code, string message, InvariantViolation broken) =>
        Add(source.PositionOf(offset), code, message, broken);

    /// <summary>Adds a problem with two example debits, which are found once the whole file is read.</summary>
    public void Add(Position at, string code, string message, InvariantViolation broken)
    {
        _breaks.Add((_problems.Count, broken));
        Add(at, code, message);
    }

    /// <summary>Adds the examples of all broken invariants.</summary>
    public void Show(Func<InvariantViolation, IReadOnlyList<RuleExample>> examplesOf)
    {
        foreach (var (index, broken) in _breaks.Where(row => row.Index < _problems.Count))
        {
            _problems[index] = _problems[index] with { Examples = [.. examplesOf(broken)] };
        }
    }

    public bool AnyInvariantBroken => _breaks.Count > 0;

    public void Add(Position at, string code, string message, params IReadOnlyList<RuleExample> examples) =>
        Add(RuleSeverity.Error, at, code, message, examples);

    public void Add(
        RuleSeverity severity, Position at, string code, string message, IReadOnlyList<RuleExample> examples, string? replacement = null)
    {
        var problem = new RuleSetProblem(at.File ?? source.File, at.Line, at.Column, code, Printable(message))
        {
            Severity = severity,
            Replacement = replacement,
            Examples = examples,
        };

        // One more than the limit, so that the list can state that there are more problems.
        if (_problems.Count <= RuleLimits.ProblemsMax)
        {
            _problems.Add(problem);
        }
        else if (severity == RuleSeverity.Error
            && _problems.FindIndex(other => other.Severity == RuleSeverity.Warning) is var warning and >= 0)
        {
            // INVARIANT: warnings never displace an error; otherwise the file would load.
            _problems[warning] = problem;
        }
    }

    /// <summary>Adds the problems of another file, which keep this one from loading too.</summary>
    public void Adopt(IEnumerable<RuleSetProblem> problems) =>
        _problems.AddRange(problems.Take(Math.Max(0, RuleLimits.ProblemsMax + 1 - _problems.Count)));

    // Text of a file must not contain control characters for the terminal that shows the problem.
    private static string Printable(string message) =>
        message.Any(char.IsControl)
            ? string.Concat(message.Select(character => char.IsControl(character) ? '\uFFFD' : character))
            : message;

    public IReadOnlyList<RuleSetProblem> InFileOrder()
    {
        // The file itself comes before the files that it inherits from.
        var ordered = _problems.Take(RuleLimits.ProblemsMax)
            .OrderBy(problem => !string.Equals(problem.File, source.File, StringComparison.Ordinal))
            .ThenBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList();
        if (_problems.Count > RuleLimits.ProblemsMax)
        {
            var last = ordered[^1];
            ordered.Add(last with
            {
                Code = "problems.more",
                Examples = [],
                Message = $"there are more problems than the {RuleLimits.ProblemsMax} listed here; fix these first",
            });
        }

        return ordered;
    }
}
