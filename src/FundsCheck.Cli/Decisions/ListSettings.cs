using FundsCheck.Storage;

namespace FundsCheck.Cli.Decisions;

/// <summary>Which decisions <c>decisions list</c> prints.</summary>
/// <param name="Filter">Their time, outcome and rule set, and the position after which they begin.</param>
/// <param name="Account">The key of their account; null for any.</param>
/// <param name="IsOpenReviews">True for the reviews that a person may still answer.</param>
/// <param name="Limit">The largest number of decisions.</param>
internal sealed record ListSettings(DecisionQuery Filter, string? Account, bool IsOpenReviews, int Limit)
{
    public bool Matches(DecisionRecord record) =>
        Filter.Matches(record) && (Account is null || string.Equals(Account, record.Debit.AccountKey, StringComparison.Ordinal));
}
