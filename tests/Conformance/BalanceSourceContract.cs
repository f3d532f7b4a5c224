using FundsCheck.Rules.Language;

namespace FundsCheck.Conformance;

/// <summary>The contract of every balance source. The test project of a source links this file and supplies the accounts.</summary>
public abstract class BalanceSourceContract
{
    private const int ReadsAtOnce = 64;

    // Only a source that hangs waits as long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The source under test.</summary>
    protected abstract IBalanceSource Source { get; }

    /// <summary>The clock that the source stamps balances with.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>At least two accounts with a balance.</summary>
    protected abstract IReadOnlyList<AccountRef> Readable { get; }

    /// <summary>Accounts whose reads fail, each in its own way.</summary>
    protected abstract IReadOnlyList<AccountRef> Troubled { get; }

    /// <summary>An account whose read never completes; the reads of other accounts do.</summary>
    protected abstract AccountRef Unanswered { get; }

    /// <summary>Waits until the read of <see cref="Unanswered"/> is under way.</summary>
    protected abstract Task WaitForTheUnansweredReadAsync(CancellationToken cancellationToken);

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_balance_is_of_the_requested_account()
    {
        Readable.Should().HaveCountGreaterThan(1);
        foreach (var account in Readable)
        {
            (await ReadBalanceAsync(account)).AccountId.Should().Be(account.SourceAccountId);
        }
    }

    [Fact]
    public async Task A_balance_was_requested_before_it_was_retrieved()
    {
        foreach (var account in Readable)
        {
            var before = Clock.GetUtcNow();

            var balance = await ReadBalanceAsync(account);

            balance.RequestedAt.Should().BeOnOrAfter(before).And.BeOnOrBefore(balance.RetrievedAt);
            balance.RetrievedAt.Should().BeOnOrBefore(Clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task The_worlds_trouble_is_a_failure_with_a_category_and_a_code()
    {
        Troubled.Should().NotBeEmpty();
        foreach (var account in Troubled)
        {
            var failure = (await ReadAsync(account)).Should().BeOfType<BalanceReading.Failed>().Subject.Failure;

            Enum.IsDefined(failure.Category).Should().BeTrue();
            ReasonCodes.MayBeFailureCode(failure.Code).Should().BeTrue("`{0}` must be a code that a failure may have", failure.Code);
            (failure.Cause?.Length ?? 0).Should().BeLessThanOrEqualTo(BalanceLimits.FailureCodeLengthMax);
        }
    }

    [Fact]
    public async Task Trouble_with_one_account_leaves_another_readable()
    {
        foreach (var account in Troubled)
        {
            await ReadAsync(account);

            await ReadBalanceAsync(Readable[0]);
        }
    }

    [Fact]
    public async Task A_cancelled_token_is_cancellation_and_no_reading()
    {
        foreach (var account in Readable.Concat(Troubled))
        {
            var read = () => Source.ReadAsync(account, new CancellationToken(canceled: true)).AsTask().WaitAsync(Patience, TestToken);

            await read.Should().ThrowAsync<OperationCanceledException>();
        }
    }

    [Fact]
    public async Task Cancelling_a_read_that_is_under_way_ends_it_as_cancellation()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(TestToken);
        var reading = Source.ReadAsync(Unanswered, caller.Token).AsTask();
        await WaitForTheUnansweredReadAsync(TestToken).WaitAsync(Patience, TestToken);

        await caller.CancelAsync();

        var read = () => reading.WaitAsync(Patience, TestToken);
        await read.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_read_that_hangs_or_is_cancelled_keeps_no_other_from_its_answer()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(TestToken);
        var reading = Source.ReadAsync(Unanswered, caller.Token).AsTask();
        await WaitForTheUnansweredReadAsync(TestToken).WaitAsync(Patience, TestToken);

        var meanwhile = await ReadBalanceAsync(Readable[0]);
        await caller.CancelAsync();
        var after = await ReadBalanceAsync(Readable[1]);

        meanwhile.AccountId.Should().Be(Readable[0].SourceAccountId);
        after.AccountId.Should().Be(Readable[1].SourceAccountId);
        var read = () => reading.WaitAsync(Patience, TestToken);
        await read.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Reads_at_once_each_get_the_answer_of_their_own_account()
    {
        var accounts = Enumerable.Range(0, ReadsAtOnce).Select(index => Readable[index % Readable.Count]).ToList();

        var balances = await Task.WhenAll(accounts.Select(account => Task.Run(() => ReadBalanceAsync(account))));

        balances.Select(balance => balance.AccountId).Should().Equal(accounts.Select(account => account.SourceAccountId));
    }

    private async Task<BalanceReading> ReadAsync(AccountRef account) =>
        await Source.ReadAsync(account, TestToken).AsTask().WaitAsync(Patience, TestToken);

    private async Task<AccountBalance> ReadBalanceAsync(AccountRef account) =>
        (await ReadAsync(account)).Should().BeOfType<BalanceReading.Succeeded>().Subject.Balance;
}
