using FundsCheck.Cli.Input;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Decisions;

/// <summary>Which decisions <c>decisions list</c> prints.</summary>
/// <param name="Filter">Their time, outcome and rule set, and the position after which they begin.</param>
/// <param name="Limit">The largest number of decisions.</param>
internal sealed record ListSettings(DecisionQuery Filter, int Limit)
{
    /// <summary>The key of their account; null for any.</summary>
    public string? Account { get; init; }

    /// <summary>The code of one of their reasons; null for any.</summary>
    public string? Reason { get; init; }

    /// <summary>Their least amount; null for any. Decisions in other currencies are left out.</summary>
    public Money? MinAmount { get; init; }

    /// <summary>Their largest amount; null for any. Decisions in other currencies are left out.</summary>
    public Money? MaxAmount { get; init; }

    /// <summary>Who approved them; null for any, approved or not.</summary>
    public string? Approver { get; init; }

    /// <summary>True for the reviews that a person may still answer.</summary>
    public bool IsOpenReviews { get; init; }

    /// <summary>Requires settings that do not contradict one another.</summary>
    /// <exception cref="WrongInputException">They do.</exception>
    public ListSettings Require()
    {
        var problems = new List<string>();
        if (MinAmount is { } least && MaxAmount is { } largest && least.Currency != largest.Currency)
        {
            problems.Add("--min-amount and --max-amount are in two currencies; give both in one");
        }

        if (IsOpenReviews && Approver is not null)
        {
            problems.Add("--open-reviews and --approver exclude one another: an open review has no approver");
        }

        return problems.Count == 0 ? this : throw new WrongInputException(problems);
    }

    /// <summary>Returns true for a decision of these settings; who approved it is not compared.</summary>
    public bool Matches(DecisionRecord record) =>
        Filter.Matches(record)
        && (Account is null || string.Equals(Account, record.Debit.AccountKey, StringComparison.Ordinal))
        && (Reason is null || record.Verdict.Reasons.Any(reason => string.Equals(Reason, reason.Code, StringComparison.Ordinal)))
        && (MinAmount is not { } least || (record.Debit.Amount is var amount && amount.Currency == least.Currency && amount >= least))
        && (MaxAmount is not { } largest || (record.Debit.Amount is var sum && sum.Currency == largest.Currency && sum <= largest));

    /// <summary>Returns true where one of the events of a debit is the approval of the decision by the stated person.</summary>
    public bool IsApproved(DecisionRecord record, IEnumerable<RecordedEvent> events) => events.Any(recorded =>
        recorded.Revision == record.Revision
        && string.Equals(recorded.DebitId, record.Debit.Id, StringComparison.Ordinal)
        && string.Equals((recorded.Event as DebitEvent.Approved)?.ApprovedBy, Approver, StringComparison.Ordinal));
}
