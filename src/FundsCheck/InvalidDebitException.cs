namespace FundsCheck;

/// <summary>A proposed debit is outside its bounds: every problem. Nothing was fetched, nothing recorded.</summary>
public sealed class InvalidDebitException : Exception
{
    internal InvalidDebitException(string? debitId, IReadOnlyList<DebitProblem> problems)
        : base(string.Join(Environment.NewLine, problems.Select(problem => $"{problem.Code}: {problem.Message}")))
    {
        DebitId = debitId;
        Problems = problems;
    }

    /// <summary>The id, as it was given.</summary>
    public string? DebitId { get; }

    /// <summary>At least one problem.</summary>
    public IReadOnlyList<DebitProblem> Problems { get; }
}
