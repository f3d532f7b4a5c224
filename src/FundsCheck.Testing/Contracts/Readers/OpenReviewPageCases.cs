using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>Pages of the open reviews.</summary>
internal static class OpenReviewPageCases
{
    private const int Reviews = 7;

    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<ReaderUnderTest> All { get; } = new()
    {
        Open_reviews_are_in_the_order_of_their_records,
        { Every_page_size_gives_the_same_open_reviews, 1 },
        { Every_page_size_gives_the_same_open_reviews, 2 },
        { Every_page_size_gives_the_same_open_reviews, 3 },
        { Every_page_size_gives_the_same_open_reviews, Reviews },
        { Every_page_size_gives_the_same_open_reviews, Reviews + 1 },
        The_next_page_begins_after_a_review_that_was_answered_meanwhile,
        A_review_that_is_recorded_between_two_pages_is_on_the_last_page,
        { A_text_that_is_no_position_of_open_reviews_is_an_argument_exception, "" },
        { A_text_that_is_no_position_of_open_reviews_is_an_argument_exception, "no position" },
        { A_page_of_no_open_review_is_out_of_range, 0 },
        { A_page_of_no_open_review_is_out_of_range, -1 },
        A_cancelled_enumeration_of_open_reviews_ends,
    };

    private static async Task Open_reviews_are_in_the_order_of_their_records(ReaderUnderTest reader)
    {
        // The clock was set back between the first two.
        await reader.Store.DecideAsync(ContractRecords.Debit("d-3"), Outcome.Review, Start.AddMinutes(1));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        await reader.Store.DecideAsync(ContractRecords.Debit("d-2"), Outcome.Review, Start.AddMinutes(1));

        Expect.Sequence(["d-3", "d-1", "d-2"], await reader.OpenIdsAsync());
    }

    private static async Task Every_page_size_gives_the_same_open_reviews(ReaderUnderTest reader, int size)
    {
        for (var number = 0; number < Reviews; number++)
        {
            var id = FormattableString.Invariant($"{number}");
            await reader.Store.DecideAsync(ContractRecords.Debit("review-" + id), Outcome.Review);
            await reader.Store.DecideAsync(ContractRecords.Debit("accept-" + id));
            await reader.Store.DecideAsync(ContractRecords.Debit("rejected-" + id), Outcome.Review);
            await reader.Store.RecordAsync("rejected-" + id, ContractEvents.Rejected);
        }

        var (read, after) = (new List<string>(), (string?)null);

        // A store that repeats a page would never come to the end.
        while (read.Count <= Reviews
            && await reader.ReadOpenReviewsAsync(new OpenReviewQuery(Start, after, size)) is { Count: > 0 } page)
        {
            Expect.True(page.Count <= size, $"at most {size} reviews");
            read.AddRange(page.Select(review => review.Status.Record.Debit.Id));
            after = page[^1].Position;
        }

        Expect.Sequence(Enumerable.Range(0, Reviews).Select(number => FormattableString.Invariant($"review-{number}")), read);
    }

    private static async Task The_next_page_begins_after_a_review_that_was_answered_meanwhile(ReaderUnderTest reader)
    {
        var first = await ReadFirstPageAsync(reader);
        await reader.Store.RecordAsync("d-1", ContractEvents.Approved);
        await reader.Store.RecordAsync("d-2", ContractEvents.Approved);

        var second = await reader.ReadOpenReviewsAsync(new OpenReviewQuery(Start, first[^1].Position));

        Expect.Sequence(["d-3", "d-4"], second.Select(review => review.Status.Record.Debit.Id));
    }

    private static async Task A_review_that_is_recorded_between_two_pages_is_on_the_last_page(ReaderUnderTest reader)
    {
        var first = await ReadFirstPageAsync(reader);
        await reader.Store.DecideAsync(ContractRecords.Debit("d-0"), Outcome.Review);
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review, Start + ContractRecords.ValidFor);

        var second = await reader.ReadOpenReviewsAsync(new OpenReviewQuery(Start, first[^1].Position));

        Expect.Sequence(["d-3", "d-4", "d-0", "d-1"], second.Select(review => review.Status.Record.Debit.Id));
    }

    private static async Task A_text_that_is_no_position_of_open_reviews_is_an_argument_exception(ReaderUnderTest reader, string after)
    {
        await ReadFirstPageAsync(reader);

        var refused = await Expect.ThrowsAsync<ArgumentException>(() => reader.ReadOpenReviewsAsync(new OpenReviewQuery(Start, after)));

        Expect.Equal("query", refused.ParamName);
    }

    private static async Task A_page_of_no_open_review_is_out_of_range(ReaderUnderTest reader, int maxCount)
    {
        var refused = await Expect.ThrowsAsync<ArgumentOutOfRangeException>(
            () => reader.ReadOpenReviewsAsync(new OpenReviewQuery(Start, After: null, maxCount)));

        Expect.Equal("query", refused.ParamName);
    }

    private static async Task A_cancelled_enumeration_of_open_reviews_ends(ReaderUnderTest reader)
    {
        await ReadFirstPageAsync(reader);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(reader.Token);

        await Expect.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in reader.EnumerateOpenReviewsAsync(new OpenReviewQuery(Start), cancellation.Token))
            {
                await cancellation.CancelAsync();
            }
        });
    }

    /// <summary>The first two of the open reviews d-1 to d-4.</summary>
    private static async Task<List<OpenReview>> ReadFirstPageAsync(ReaderUnderTest reader)
    {
        foreach (var id in (string[])["d-1", "d-2", "d-3", "d-4"])
        {
            await reader.Store.DecideAsync(ContractRecords.Debit(id), Outcome.Review);
        }

        var page = await reader.ReadOpenReviewsAsync(new OpenReviewQuery(Start, After: null, MaxCount: 2));
        Expect.Sequence(["d-1", "d-2"], page.Select(review => review.Status.Record.Debit.Id));
        return page;
    }
}
