using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Loading;

/// <summary>Gathers the problems of one file, so that all are told at once.</summary>
internal sealed class ProblemList(SourceText source)
{
    private readonly List<RuleSetProblem> _problems = [];

    public bool Any => _problems.Count > 0;

    public int Count => _problems.Count;

    public Position At(int offset) => source.PositionOf(offset);

    public void Add(int offset, string code, string message) => Add(source.PositionOf(offset), code, message);

    public void Add(Position at, string code, string message)
    {
        // One more than the limit, so that the list can say that it was cut.
        if (_problems.Count <= RuleLimits.ProblemsMax)
        {
            _problems.Add(new RuleSetProblem(source.File, at.Line, at.Column, code, Printable(message)));
        }
    }

    // What a file says must not steer the terminal that shows the problem.
    private static string Printable(string message) => message.Any(char.IsControl) ? string.Concat(message.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : message;

    public IReadOnlyList<RuleSetProblem> InFileOrder()
    {
        var ordered = _problems.Take(RuleLimits.ProblemsMax).OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ToList();
        if (_problems.Count > RuleLimits.ProblemsMax)
        {
            var last = ordered[^1];
            ordered.Add(last with { Code = "problems.more", Message = $"there are more problems than the {RuleLimits.ProblemsMax} told here; mend these first" });
        }

        return ordered;
    }
}
