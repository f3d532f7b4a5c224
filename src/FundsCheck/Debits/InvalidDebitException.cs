namespace FundsCheck;

/// <summary>A proposed debit is outside its bounds: every problem. Nothing was fetched, nothing recorded.</summary>
public sealed class InvalidDebitException : FundsCheckException
{
    /// <summary>An invalid debit.</summary>
    /// <param name="debitId">The id, as it was given.</param>
    /// <param name="problems">At least one problem.</param>
    public InvalidDebitException(string? debitId, IReadOnlyList<DebitProblem> problems)
        : base(string.Join(
            Environment.NewLine,
            (problems ?? throw new ArgumentNullException(nameof(problems))).Select(problem => $"{problem.Code}: {problem.Message}")))
    {
        DebitId = debitId;
        Problems = problems;
    }

    /// <summary>The id, as it was given.</summary>
    public string? DebitId { get; }

    /// <summary>At least one problem.</summary>
    public IReadOnlyList<DebitProblem> Problems { get; }
}
