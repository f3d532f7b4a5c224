namespace FundsCheck;

/// <summary>A rule file does not load: every problem that was found, in the order of the file.</summary>
public sealed class RuleSetInvalidException : FundsCheckException
{
    /// <summary>An invalid rule set.</summary>
    /// <param name="problems">At least one problem.</param>
    public RuleSetInvalidException(IReadOnlyList<RuleSetProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>At least one problem.</summary>
    public IReadOnlyList<RuleSetProblem> Problems { get; }
}
