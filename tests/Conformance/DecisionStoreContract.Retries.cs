
namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
    [Fact]
    public async Task A_retry_of_a_debit_that_came_back_for_lack_of_funds_is_on_record()
    {
        await ReturnAsync("d-1", "R01");

        var retry = await DecideAsync(Retry("d-2", "d-1"), Outcome.Accept, Start.AddDays(3));

        retry.Record.IsRetryVerified.Should().BeTrue();
        (await HistoryAsync("d-1")).Retries.Should().Equal("d-2");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("unknown")]
    public async Task A_retry_of_an_unknown_debit_is_not_on_record(string? retryOf)
    {
        var retry = await DecideAsync(Retry("d-2", retryOf));

        retry.Record.IsRetryVerified.Should().BeFalse();
    }

    [Fact]
    public async Task A_first_entry_needs_no_record()
    {
        (await DecideAsync(Deciding.Debit("d-1"))).Record.IsRetryVerified.Should().BeTrue();
    }

    [Theory]
    [InlineData("R10", "retryOf.code")]
    [InlineData("R02", "retryOf.code")]
    [InlineData("R09", "lastReturn.contradicts")]
    public async Task A_retry_after_another_code_is_invalid(string code, string problem)
    {
        await ReturnAsync("d-1", code);

        await ShouldBeInvalidAsync(Retry("d-2", "d-1"), problem);
    }

    [Fact]
    public async Task A_retry_that_contradicts_what_is_recorded_is_invalid_with_every_problem()
    {
        await ReturnAsync("d-1", "R01");

        await ShouldBeInvalidAsync(
            Retry("d-2", "d-1") with
            {
                Attempt = 3,
                AccountKey = "another",
                SourceAccountId = "another",
                Amount = Money.Parse("10.01 USD"),
            },
            "attempt.contradicts",
            "amount.contradicts",
            "account.contradicts");
    }

    [Fact]
    public async Task A_retry_of_a_debit_that_did_not_come_back_is_invalid()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", Sent);

        await ShouldBeInvalidAsync(Retry("d-2", "d-1"), "retryOf.not-returned");
    }

    [Theory]
    [InlineData(Outcome.Accept, null, true)]
    [InlineData(Outcome.Review, null, true)]
    [InlineData(Outcome.Decline, null, false)]
    [InlineData(Outcome.Accept, "sent", true)]
    [InlineData(Outcome.Accept, "cancelled", false)]
    [InlineData(Outcome.Review, "rejected", false)]
    public async Task A_debit_is_presented_again_by_one_debit_at_a_time(Outcome other, string? became, bool isTaken)
    {
        await ReturnAsync("d-1", "R01");
        await DecideAsync(Retry("d-2", "d-1"), other, Start.AddDays(3));
        if (became is not null)
        {
            await RecordAsync("d-2", became == "sent" ? new DebitEvent.Sent(Start.AddDays(3)) : EventOf(became), Start.AddDays(3));
        }

        if (isTaken)
        {
            await ShouldBeInvalidAsync(Retry("d-3", "d-1"), "retryOf.taken");
        }
        else
        {
            (await DecideAsync(Retry("d-3", "d-1"), Outcome.Accept, Start.AddDays(3))).Record.IsRetryVerified.Should().BeTrue();
        }
    }

    [Fact]
    public async Task A_debit_is_presented_three_times_at_the_most()
    {
        await ReturnAsync("d-1", "R01");
        await ReturnAsync("d-2", "R01", Retry("d-2", "d-1"), days: 3);
        await ReturnAsync("d-3", "R01", Retry("d-3", "d-2") with { Attempt = 3 }, days: 6);

        await ShouldBeInvalidAsync(Retry("d-4", "d-3") with { Attempt = 4 }, days: 9, "attempt.too-many");
    }

    [Theory]
    [InlineData(180, null)]
    [InlineData(181, "retryOf.too-late")]
    public async Task A_retry_is_within_180_days_of_the_first_entry(int days, string? problem)
    {
        await ReturnAsync("d-1", "R01");
        await ReturnAsync("d-2", "R01", Retry("d-2", "d-1"), days: 3);
        var retry = Retry("d-3", "d-2") with { Attempt = 3 };

        if (problem is null)
        {
            (await DecideAsync(retry, Outcome.Accept, Start.AddHours(1).AddDays(days))).Record.IsRetryVerified.Should().BeTrue();
        }
        else
        {
            await ShouldBeInvalidAsync(retry, days, problem);
        }
    }

    private static Debit Retry(string id, string? retryOf) =>
        Deciding.Debit(id) with { Attempt = 2, LastReturn = "R01", RetryOf = retryOf };

    private async Task ReturnAsync(string id, string code, Debit? debit = null, int days = 0)
    {
        var sent = Start.AddDays(days).AddHours(1);
        await DecideAsync(debit ?? Deciding.Debit(id), Outcome.Accept, Start.AddDays(days));
        await RecordAsync(id, new DebitEvent.Sent(sent));
        await RecordAsync(id, new DebitEvent.Returned(sent.AddDays(2), code));
    }

    private Task ShouldBeInvalidAsync(Debit debit, params string[] problems) => ShouldBeInvalidAsync(debit, days: 3, problems);

    private async Task ShouldBeInvalidAsync(Debit debit, int days, params string[] problems)
    {
        var decide = () => DecideAsync(debit, _ => throw new InvalidOperationException("this was not to be decided"), Start.AddDays(days));

        var invalid = (await decide.Should().ThrowExactlyAsync<InvalidDebitException>()).Which;

        invalid.Problems.Select(problem => problem.Code).Should().Equal(problems);
        (await FindAsync(debit.Id)).Should().BeNull();
    }
}
