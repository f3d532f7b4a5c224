using FundsCheck.Rules.Language;

namespace FundsCheck.Testing;

/// <summary>The promises of a balance source.</summary>
internal sealed class BalanceSourceCases(BalanceSourceUnderTest subject, CancellationToken cancellationToken)
{
    private const int ReadsAtOnce = 64;

    // Only a source that hangs takes as long.
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(60);

    public static ContractSuite<BalanceSourceCases> All { get; } = new()
    {
        A_balance_is_of_the_requested_account,
        A_balance_was_requested_before_it_was_retrieved,
        The_worlds_trouble_is_a_failure_with_a_category_and_a_code,
        Trouble_with_one_account_leaves_another_readable,
        A_cancelled_token_is_cancellation_and_no_reading,
        Cancelling_a_read_that_is_under_way_ends_it_as_cancellation,
        A_read_that_hangs_or_is_cancelled_delays_no_other_read,
        Reads_at_once_each_get_the_balance_of_their_own_account,
    };

    private static async Task A_balance_is_of_the_requested_account(BalanceSourceCases source)
    {
        foreach (var account in source.Readable)
        {
            Expect.Equal(account.SourceAccountId, (await source.ReadBalanceAsync(account)).AccountId);
        }
    }

    private static async Task A_balance_was_requested_before_it_was_retrieved(BalanceSourceCases source)
    {
        foreach (var account in source.Readable)
        {
            var before = source.Now;

            var balance = await source.ReadBalanceAsync(account);

            Expect.True(balance.RequestedAt >= before, FormattableString.Invariant($"a time from {before:O} on"));
            Expect.True(balance.RequestedAt <= balance.RetrievedAt, "a request before its response");
            Expect.True(balance.RetrievedAt <= source.Now, "a response before now");
        }
    }

    private static async Task The_worlds_trouble_is_a_failure_with_a_category_and_a_code(BalanceSourceCases source)
    {
        foreach (var account in source.Failing)
        {
            var failure = Expect.Is<BalanceReading.Failed>(await source.ReadAsync(account)).Failure;

            Expect.True(Enum.IsDefined(failure.Category), "a listed category");
            Expect.True(ReasonCodes.MayBeFailureCode(failure.Code), $"a code that a failure may have, unlike `{failure.Code}`");
            Expect.True((failure.Cause?.Length ?? 0) <= BalanceLimits.FailureCodeLengthMax, "a cause within BalanceLimits");
        }
    }

    private static async Task Trouble_with_one_account_leaves_another_readable(BalanceSourceCases source)
    {
        foreach (var account in source.Failing)
        {
            await source.ReadAsync(account);

            await source.ReadBalanceAsync(source.Readable[0]);
        }
    }

    private static async Task A_cancelled_token_is_cancellation_and_no_reading(BalanceSourceCases source)
    {
        foreach (var account in source.Readable.Concat(source.Failing))
        {
            await Expect.ThrowsAsync<OperationCanceledException>(
                () => source.WaitAsync(source.BeginAsync(account, new CancellationToken(canceled: true))));
        }
    }

    private static async Task Cancelling_a_read_that_is_under_way_ends_it_as_cancellation(BalanceSourceCases source)
    {
        using var caller = new CancellationTokenSource();
        var reading = await source.BeginHangingAsync(caller.Token);

        await caller.CancelAsync();

        await Expect.ThrowsAsync<OperationCanceledException>(() => source.WaitAsync(reading));
    }

    private static async Task A_read_that_hangs_or_is_cancelled_delays_no_other_read(BalanceSourceCases source)
    {
        using var caller = new CancellationTokenSource();
        var reading = await source.BeginHangingAsync(caller.Token);

        var meanwhile = await source.ReadBalanceAsync(source.Readable[0]);
        await caller.CancelAsync();
        var after = await source.ReadBalanceAsync(source.Readable[1]);

        Expect.Equal(source.Readable[0].SourceAccountId, meanwhile.AccountId);
        Expect.Equal(source.Readable[1].SourceAccountId, after.AccountId);
        await Expect.ThrowsAsync<OperationCanceledException>(() => source.WaitAsync(reading));
    }

    private static async Task Reads_at_once_each_get_the_balance_of_their_own_account(BalanceSourceCases source)
    {
        var accounts = Enumerable.Range(0, ReadsAtOnce).Select(index => source.Readable[index % source.Readable.Count]).ToList();

        var balances = await Task.WhenAll(accounts.Select(account => Task.Run(() => source.ReadBalanceAsync(account))));

        Expect.Sequence(accounts.Select(account => account.SourceAccountId), balances.Select(balance => balance.AccountId));
    }

    private IReadOnlyList<AccountRef> Readable { get; } = subject.ReadableAccounts.Count >= 2
        ? subject.ReadableAccounts
        : throw new ArgumentException("The contract needs two readable accounts or more.", nameof(subject));

    private IReadOnlyList<AccountRef> Failing { get; } = subject.FailingAccounts.Count >= 1
        ? subject.FailingAccounts
        : throw new ArgumentException("The contract needs one failing account or more.", nameof(subject));

    private DateTimeOffset Now => subject.Clock.GetUtcNow();

    private Task<BalanceReading> BeginAsync(AccountRef account, CancellationToken token) =>
        subject.Source.ReadAsync(new BalanceRequest(account), token).AsTask();

    private async Task<Task<BalanceReading>> BeginHangingAsync(CancellationToken token)
    {
        var reading = BeginAsync(subject.HangingAccount, token);
        await subject.WaitForHangingRead(cancellationToken).WaitAsync(ReadTimeout, cancellationToken);
        return reading;
    }

    private Task<BalanceReading> WaitAsync(Task<BalanceReading> reading) => reading.WaitAsync(ReadTimeout, cancellationToken);

    private Task<BalanceReading> ReadAsync(AccountRef account) => WaitAsync(BeginAsync(account, cancellationToken));

    private async Task<AccountBalance> ReadBalanceAsync(AccountRef account) =>
        Expect.Is<BalanceReading.Succeeded>(await ReadAsync(account)).Balance;
}
