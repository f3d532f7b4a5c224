namespace FundsCheck;

/// <summary>A rule file does not load. The exception lists every problem, in the order of the file.</summary>
public sealed class RuleSetInvalidException : FundsCheckException
{
    /// <summary>Creates the exception for an invalid rule set.</summary>
    /// <param name="problems">The problems, at least one.</param>
    public RuleSetInvalidException(IReadOnlyList<RuleSetProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>The problems, at least one.</summary>
    public IReadOnlyList<RuleSetProblem> Problems { get; }
}
