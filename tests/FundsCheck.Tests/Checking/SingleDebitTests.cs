namespace FundsCheck.Tests.Checking;

public sealed class SingleDebitTests
{
    [Fact]
    public async Task An_amount_equal_to_the_balance_is_accepted_with_its_facts()
    {
        using var host = new Host().Holding(100m, 110m);

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 100m));

        decision.Outcome.Should().Be(Outcome.Accept);
        decision.Reasons.Should().BeEmpty();
        decision.RuleSet.Name.Should().Be("ach-debit");
        decision.Balance!.Available.Should().Be(100m);
        decision.DecidedAt.Should().Be(Host.Start);
        decision.ValidUntil.Should().Be(Host.Start.AddHours(1));
        decision.MaxAcceptableAmount.Should().BeNull();
        decision.IsExisting.Should().BeFalse();
        decision.IsRecorded.Should().BeFalse();
        decision.Record.Revision.Should().Be(1);
    }

    [Fact]
    public async Task One_cent_short_is_declined_with_value_threshold_and_MaxAcceptableAmount()
    {
        using var host = new Host().Holding(100m, 110m);

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 100.01m));

        decision.Outcome.Should().Be(Outcome.Decline);
        var reason = decision.Reasons.Should().ContainSingle().Subject;
        reason.Code.Should().Be("INSUFFICIENT_AVAILABLE");
        reason.Check.Should().Be("funds");
        reason.Operand.Should().Be("-0.01 USD");
        reason.Threshold.Should().Be("below 0.00 USD");
        decision.MaxAcceptableAmount.Should().Be(new Money(100m, Currency.Usd));
    }

    [Fact]
    public async Task A_debit_declined_by_its_own_facts_reads_no_balance()
    {
        using var host = new Host().Holding(5_000_000m);

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 1_000_000.01m) with { SameDay = true });

        decision.Outcome.Should().Be(Outcome.Decline);
        host.Reads.Should().Be(0);
        decision.Record.Reading.Should().BeOfType<BalanceReading.NotRequested>();
        decision.Record.Verdict.NotEvaluated.Should().Contain(["reading", "currency", "funds"]).And.NotContain("same-day-limit");
        decision.Balance.Should().BeNull();
        decision.MaxAcceptableAmount.Should().BeNull();
    }

    [Fact]
    public async Task A_supplied_reading_is_judged_as_supplied()
    {
        using var host = new Host();
        var reading = new BalanceReading.Succeeded(host.Balance(100m, 100m) with
        {
            Freshness = BalanceFreshness.Supplied,
            AsOf = Host.Start.AddMinutes(-1),
        });

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 100m), reading);

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be("BALANCE_NOT_REAL_TIME");
        host.Reads.Should().Be(0);
    }

    [Fact]
    public async Task A_reading_of_another_account_is_refused()
    {
        using var host = new Host();

        var check = () => host.Checker.CheckAsync(
            Host.Debit("d-1", 100m), new BalanceReading.Succeeded(host.Balance(100m, 100m, "another")));

        await check.Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_second_debit_counts_the_hold_of_the_first()
    {
        using var host = new Host().Holding(100m);

        var first = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        var second = await host.Checker.CheckAsync(Host.Debit("d-2", 60m));
        var other = await host.Checker.CheckAsync(Host.Debit("d-3", 60m, "another"));

        first.Outcome.Should().Be(Outcome.Accept);
        second.Outcome.Should().Be(Outcome.Decline);
        second.Record.Holds.NotYetPosted.Should().Be(new Money(60m, Currency.Usd));
        second.Record.Holds.DebitIds.Should().Equal("d-1");
        second.MaxAcceptableAmount.Should().Be(new Money(40m, Currency.Usd));
        other.Outcome.Should().Be(Outcome.Accept);
    }

    [Fact]
    public async Task A_hold_that_may_have_arrived_sends_an_accept_to_review_and_one_that_expired_does_nothing()
    {
        using var host = new Host().Holding(100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        host.Clock.Advance(TimeSpan.FromHours(13));
        var possible = await host.Checker.CheckAsync(Host.Debit("d-2", 60m));
        host.Clock.Advance(TimeSpan.FromDays(8));
        var gone = await host.Checker.CheckAsync(Host.Debit("d-3", 100m));

        possible.Outcome.Should().Be(Outcome.Review);
        possible.Reasons.Should().Contain(reason => reason.Code == "HOLD_POSSIBLE");
        gone.Outcome.Should().Be(Outcome.Accept);
    }

    [Fact]
    public async Task A_repeated_check_returns_the_existing_decision_while_it_is_valid()
    {
        using var host = new Host().Holding(100m);
        var first = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        host.Holding(10m);
        var again = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));
        host.Clock.Advance(TimeSpan.FromHours(1));
        var anew = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        again.Record.Should().BeSameAs(first.Record);
        again.IsExisting.Should().BeTrue();
        anew.Outcome.Should().Be(Outcome.Decline);
        anew.Record.Revision.Should().Be(2);
        anew.Record.Holds.Count.Should().Be(0);
        host.Reads.Should().Be(2);
    }

    [Fact]
    public async Task The_same_id_with_other_content_conflicts_and_reads_no_balance()
    {
        using var host = new Host().Holding(100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        var check = () => host.Checker.CheckAsync(Host.Debit("d-1", 61m) with { EntryClass = "PPD" });

        (await check.Should().ThrowAsync<DebitConflictException>()).Which.Differences.Should().Equal("amount", "class");
        host.Reads.Should().Be(1);
    }

    [Fact]
    public async Task Another_token_for_the_same_debit_is_the_same_content()
    {
        using var host = new Host().Holding(100m);
        await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        var again = await host.Checker.CheckAsync(Host.Debit("d-1", 60m) with { Account = new AccountRef("acc", new Secret("renewed")) });

        again.IsExisting.Should().BeTrue();
    }

    [Fact]
    public async Task A_transient_review_is_decided_anew()
    {
        using var host = new Host();
        host.Answer = (_, _) => ValueTask.FromResult<BalanceReading>(new BalanceReading.Failed(new BalanceFailure(
            BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")));
        var down = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        var up = await host.Holding(100m).Checker.CheckAsync(Host.Debit("d-1", 60m));

        down.Outcome.Should().Be(Outcome.Review);
        down.IsTransient.Should().BeTrue();
        down.ValidUntil.Should().Be(down.DecidedAt);
        up.Outcome.Should().Be(Outcome.Accept);
        up.Record.Revision.Should().Be(2);
    }

    [Fact]
    public async Task An_expired_login_is_not_transient()
    {
        using var host = new Host();
        host.Answer = (_, _) => ValueTask.FromResult<BalanceReading>(new BalanceReading.Failed(new BalanceFailure(
            BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED")));

        var decision = await host.Checker.CheckAsync(Host.Debit("d-1", 60m));

        decision.Outcome.Should().Be(Outcome.Review);
        decision.NeedsUserAction.Should().BeTrue();
        decision.IsTransient.Should().BeFalse();
        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be("ITEM_LOGIN_REQUIRED");
    }

    [Fact]
    public void No_text_form_carries_account_amount_or_token()
    {
        var debit = Host.Debit("d-1", 60m);

        debit.ToString().Should().Be("debit d-1");
        debit.Account.ToString().Should().Be("(account)");
        debit.Account.Credential!.ToString().Should().Be("(secret)");
        System.Text.Json.JsonSerializer.Serialize(debit.Account).Should().NotContain("token-never-shown");
        Debit.From(debit).ToString().Should().Be("debit d-1");
    }

    [Fact]
    public async Task A_sent_debit_is_closed_also_after_its_date()
    {
        using var host = new Host().Holding(1000m);
        var debit = Host.Debit("d-1", 60m) with { EffectiveDate = new DateOnly(2026, 11, 20) };
        await host.Checker.CheckAsync(debit);
        await host.Checker.RecordAsync("d-1", new DebitEvent.Sent(host.Clock.GetUtcNow()));
        host.Clock.Advance(TimeSpan.FromDays(3));

        var again = () => host.Checker.CheckAsync(debit);
        var conflict = () => host.Checker.CheckAsync(debit with { Amount = Money.Parse("61.00 USD") });

        (await again.Should().ThrowAsync<DebitClosedException>()).Which.State.Should().Be(DebitState.Sent);
        await conflict.Should().ThrowAsync<DebitConflictException>();
    }

    [Fact]
    public async Task An_unsent_debit_is_not_decided_anew_after_its_date()
    {
        using var host = new Host().Holding(1000m);
        var debit = Host.Debit("d-1", 60m) with { EffectiveDate = new DateOnly(2026, 11, 20) };
        await host.Checker.CheckAsync(debit);
        host.Clock.Advance(TimeSpan.FromDays(3));

        var again = () => host.Checker.CheckAsync(debit);

        (await again.Should().ThrowAsync<InvalidDebitException>()).Which.Problems.Should().ContainSingle().Which.Code
            .Should().Be("effectiveDate.range");
        host.Reads.Should().Be(1);
    }
}
