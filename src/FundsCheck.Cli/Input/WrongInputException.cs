namespace FundsCheck.Cli.Input;

/// <summary>What the caller asked for is wrong: every problem, one a line.</summary>
internal sealed class WrongInputException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
