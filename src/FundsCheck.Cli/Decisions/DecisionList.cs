using System.Runtime.CompilerServices;
using FundsCheck.Cli.Input;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Decisions;

/// <summary>A page of decisions of any source.</summary>
/// <param name="Decisions">The decisions.</param>
/// <param name="HasMore">True where further decisions follow.</param>
internal sealed record DecisionList(IReadOnlyList<StoredDecision> Decisions, bool HasMore)
{
    /// <exception cref="WrongInputException">The source did not return the position after which the page begins.</exception>
    public static async Task<DecisionList> ReadAsync(
        IDecisionReader reader, ListSettings settings, Func<DecisionRecord, CancellationToken, ValueTask<bool>>? isApproved,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadPageAsync(reader, settings, isApproved, now, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException exception) when (exception.ParamName is "query")
        {
            throw new WrongInputException(["--after is no position of a decision; use the position that an earlier page printed"]);
        }
    }

    private static async Task<DecisionList> ReadPageAsync(
        IDecisionReader reader, ListSettings settings, Func<DecisionRecord, CancellationToken, ValueTask<bool>>? isApproved,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var source = settings.IsOpenReviews
            ? ReadOpenReviewsAsync(reader, settings, now, cancellationToken)
            : reader.ReadDecisionsAsync(settings.Filter, cancellationToken);
        var matching = source.Where(decision => settings.Matches(decision.Record));
        if (isApproved is not null)
        {
            matching = matching.Where((decision, token) => isApproved(decision.Record, token));
        }

        var decisions = await matching.Take(settings.Limit + 1)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new DecisionList([.. decisions.Take(settings.Limit)], decisions.Count > settings.Limit);
    }

    private static async IAsyncEnumerable<StoredDecision> ReadOpenReviewsAsync(
        IDecisionReader reader, ListSettings settings, DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new OpenReviewQuery(now, settings.Filter.After, settings.Limit + 1);
        int count;
        do
        {
            count = 0;
            await foreach (var review in reader.ReadOpenReviewsAsync(query, cancellationToken).ConfigureAwait(false))
            {
                count++;
                query = query with { After = review.Position };
                yield return new StoredDecision(review.Position, review.Status.Record);
            }
        }
        while (count == query.MaxCount);
    }
}
