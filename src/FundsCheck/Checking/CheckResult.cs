namespace FundsCheck;

/// <summary>What became of one debit of many: a decision, or why there is none. A closed choice.</summary>
public abstract record CheckResult
{
    private CheckResult()
    {
    }

    /// <summary>The debit was decided.</summary>
    public sealed record Decided(FundsDecision Decision) : CheckResult;

    /// <summary>The debit is outside its bounds.</summary>
    public sealed record Invalid(InvalidDebitException Exception) : CheckResult;

    /// <summary>The debit's id is known with other content.</summary>
    public sealed record Conflict(DebitConflictException Exception) : CheckResult;

    /// <summary>The debit may no longer be initiated.</summary>
    public sealed record Closed(DebitClosedException Exception) : CheckResult;

    /// <summary>The record of the debit, or of the debit that it presents again, is archived.</summary>
    public sealed record Archived(DebitArchivedException Exception) : CheckResult;

    /// <summary>It is unknown whether the decision was recorded; ask again with the same id.</summary>
    public sealed record NotRecorded(DecisionNotRecordedException Exception) : CheckResult;
}
