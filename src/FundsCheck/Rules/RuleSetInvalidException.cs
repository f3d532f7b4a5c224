namespace FundsCheck.Rules;

/// <summary>A rule file does not load: every problem that was found, in the order of the file.</summary>
public sealed class RuleSetInvalidException : Exception
{
    internal RuleSetInvalidException(IReadOnlyList<RuleSetProblem> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>At least one problem.</summary>
    public IReadOnlyList<RuleSetProblem> Problems { get; }
}
