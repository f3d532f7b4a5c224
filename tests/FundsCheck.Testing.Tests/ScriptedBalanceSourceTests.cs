namespace FundsCheck.Testing.Tests;

public sealed class ScriptedBalanceSourceTests
{
    private static readonly AccountRef Account = new("account-1");
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
    private readonly ScriptedBalanceSource _source;

    public ScriptedBalanceSourceTests() => _source = new ScriptedBalanceSource(_clock);

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Queued_readings_of_an_account_precede_the_standing_reading()
    {
        _source.Then(
            "account-1", new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")))
                .ThenAvailable("account-1", Money.Parse("1.00 USD")).AlwaysAvailable(Money.Parse("2.00 USD"));

        var readings = new[] { await ReadAsync(), await ReadAsync(), await ReadAsync(), await ReadAsync() };

        readings[0]
            .Should().Be(new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")));
        readings.Skip(1).Select(reading => ((BalanceReading.Succeeded)reading).Balance.Available).Should().Equal(1.00m, 2.00m, 2.00m);
    }

    [Fact]
    public async Task Every_account_has_its_own_queue()
    {
        _source.ThenAvailable("account-2", Money.Parse("1.00 USD")).AlwaysAvailable(Money.Parse("2.00 USD"));

        var first = (BalanceReading.Succeeded)await ReadAsync();
        var second = (BalanceReading.Succeeded)await _source.ReadAsync(
            new BalanceRequest(new AccountRef("key", "account-2", null)), TestToken);

        (first.Balance.AccountId, first.Balance.Available).Should().Be(("account-1", 2.00m));
        (second.Balance.AccountId, second.Balance.Available).Should().Be(("account-2", 1.00m));
    }

    [Fact]
    public async Task An_account_that_the_script_does_not_name_is_not_returned()
    {
        (await ReadAsync()).Should().Be(new BalanceReading.Failed(BalanceFailures.AccountNotReturned));
    }

    [Fact]
    public async Task A_standing_reading_may_depend_on_the_account()
    {
        _source.Always(account => new BalanceReading.Failed(account.SourceAccountId == "account-1"
            ? new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")
            : new BalanceFailure(BalanceFailureCategory.UserActionRequired, "NO_ACCOUNTS")));

        (await ReadAsync())
            .Should().Be(new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")));
        (await _source.ReadAsync(new BalanceRequest(new AccountRef("account-2")), TestToken))
            .Should().Be(new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.UserActionRequired, "NO_ACCOUNTS")));
    }

    [Fact]
    public async Task A_scripted_balance_is_a_checking_account_read_in_real_time()
    {
        _source.ThenAvailable("account-1", Money.Parse("75.00 USD"));

        var balance = ((BalanceReading.Succeeded)await ReadAsync()).Balance;

        balance.Should().Be(new AccountBalance
        {
            AccountId = "account-1",
            Kind = AccountKinds.Find("checking"),
            Holder = AccountHolder.Personal,
            Available = 75m,
            Current = 75m,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = _clock.GetUtcNow(),
            RetrievedAt = _clock.GetUtcNow(),
        });
    }

    [Fact]
    public async Task An_exception_of_the_script_is_thrown()
    {
        _source.ThenThrow("account-1", new TimeoutException("thrown by the test"));

        var read = ReadAsync;

        await read.Should().ThrowExactlyAsync<TimeoutException>();
        _source.ReadsCount.Should().Be(1);
    }

    [Fact]
    public async Task Reads_are_counted_when_they_begin()
    {
        _source.Hold();
        var first = ReadAsync();
        var second = _source.ReadAsync(new BalanceRequest(new AccountRef("account-2")), TestToken).AsTask();

        (_source.ReadsCount, _source.ReadsCountOf("account-1"), _source.ReadsCountOf("account-3")).Should().Be((2, 1, 0));

        _source.Release();
        await Task.WhenAll(first, second).WaitAsync(Patience, TestToken);
    }

    [Fact]
    public async Task Reads_that_are_held_wait_for_their_release()
    {
        _source.AlwaysAvailable(Money.Parse("1.00 USD")).Hold();
        var read = ReadAsync();
        _clock.Advance(TimeSpan.FromSeconds(7));
        read.IsCompleted.Should().BeFalse();

        _source.Release();

        var balance = ((BalanceReading.Succeeded)await read.WaitAsync(Patience, TestToken)).Balance;
        (balance.RetrievedAt - balance.RequestedAt).Should().Be(TimeSpan.FromSeconds(7));
        (await ReadAsync().WaitAsync(Patience, TestToken)).Should().BeOfType<BalanceReading.Succeeded>();
    }

    [Fact]
    public async Task A_held_read_can_be_cancelled()
    {
        using var caller = new CancellationTokenSource();
        _source.Hold();
        var reading = _source.ReadAsync(new BalanceRequest(Account), caller.Token).AsTask();

        await caller.CancelAsync();

        var read = () => reading.WaitAsync(Patience, TestToken);
        await read.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Reads_can_be_held_again_and_one_release_frees_them_all()
    {
        _source.Hold();
        _source.Release();
        _source.Hold();
        var first = ReadAsync();
        _source.Hold();
        var second = ReadAsync();

        (first.IsCompleted, second.IsCompleted).Should().Be((false, false));
        _source.Release();
        await Task.WhenAll(first, second).WaitAsync(Patience, TestToken);
    }

    [Fact]
    public async Task A_test_can_wait_for_reads_to_begin()
    {
        var two = _source.WaitForReadsAsync(2, TestToken);
        await ReadAsync();
        two.IsCompleted.Should().BeFalse();

        await ReadAsync();

        await two.WaitAsync(Patience, TestToken);
        _source.WaitForReadsAsync(2, TestToken).IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task The_wait_for_reads_can_be_cancelled()
    {
        using var patience = new CancellationTokenSource();
        var waiting = _source.WaitForReadsAsync(1, patience.Token);

        await patience.CancelAsync();

        var waited = () => waiting;
        await waited.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public void A_reading_that_no_source_may_give_is_refused_where_it_is_scripted()
    {
        var balance = new AccountBalance
        {
            AccountId = "another",
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = _clock.GetUtcNow(),
            RetrievedAt = _clock.GetUtcNow(),
        };
        Action[] scripts =
        [
            () => _source.Then("account-1", new BalanceReading.Succeeded(balance)),
            () => _source.Then("account-1", new BalanceReading.NotRequested()),
            () => _source.Then("account-1", null!),
        ];

        scripts.Should().AllSatisfy(script => script.Should().Throw<ArgumentException>().WithParameterName("reading"));
    }

    [Fact]
    public void Money_that_was_never_set_is_refused_where_it_is_scripted()
    {
        var script = () => _source.ThenAvailable("account-1", default);

        script.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void The_queue_length_is_limited()
    {
        for (var answer = 0; answer < ScriptedBalanceSource.AnswersMax; answer++)
        {
            _source.Then(
                "account-1",
                new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")));
        }

        var more = () => _source.Then(
            "account-1", new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")));

        more.Should().Throw<InvalidOperationException>().WithMessage("100000 answers wait already*");
    }

    private Task<BalanceReading> ReadAsync() => _source.ReadAsync(new BalanceRequest(Account), TestToken).AsTask();
}
