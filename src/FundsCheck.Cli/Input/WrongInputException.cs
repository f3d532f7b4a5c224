namespace FundsCheck.Cli.Input;

/// <summary>Wrong usage or input, with every problem.</summary>
internal sealed class WrongInputException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
