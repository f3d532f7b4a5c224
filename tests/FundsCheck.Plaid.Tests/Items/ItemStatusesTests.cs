using FundsCheck.Plaid.Tests.Support;
using static FundsCheck.Plaid.PlaidWebhookResult;

namespace FundsCheck.Plaid.Tests.Items;

/// <summary>What webhooks change for readings.</summary>
public sealed class ItemStatusesTests
{
    [Fact]
    public async Task A_failed_Item_costs_no_call()
    {
        using var host = new WebhookHost();
        (await host.ReceiveAsync(WebhookBodies.LoginRequired)).Should().Be(Applied);

        var reading = await host.ReadAsync(WebhookBodies.ItemId);

        ShouldHaveFailed(reading, "ITEM_LOGIN_REQUIRED", BalanceFailureCategory.UserActionRequired);
        host.BalanceCalls.Should().Be(0);
        host.Counted.Should().Contain(counted => counted.StartsWith("fundscheck.plaid.saved_calls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_Item_of_a_token_is_learned_from_its_response()
    {
        using var host = new WebhookHost();
        (await host.ReadAsync()).ShouldBeRead();
        await PassAsync(host, WebhookBodies.LoginRequired);

        ShouldHaveFailed(await host.ReadAsync(), "ITEM_LOGIN_REQUIRED", BalanceFailureCategory.UserActionRequired);
        ShouldHaveFailed(await host.ReadAsync("a wrong id"), "ITEM_LOGIN_REQUIRED", BalanceFailureCategory.UserActionRequired);
        host.BalanceCalls.Should().Be(1);
    }

    [Fact]
    public async Task A_failure_concerns_its_Item_only()
    {
        using var host = new WebhookHost();
        await PassAsync(host, WebhookBodies.LoginRequired.Replace(WebhookBodies.ItemId, "item-2", StringComparison.Ordinal));

        (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeRead();
    }

    [Fact]
    public async Task A_repaired_Item_is_read()
    {
        using var host = new WebhookHost();
        await PassAsync(host, WebhookBodies.LoginRequired);
        await PassAsync(host, WebhookBodies.LoginRepaired);

        (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeRead();
    }

    [Fact]
    public async Task An_earlier_webhook_that_arrives_late_changes_nothing()
    {
        using var host = new WebhookHost();
        var late = host.Signer.Sign(WebhookBodies.LoginRequired, host.Time.GetUtcNow());
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await PassAsync(host, WebhookBodies.LoginRepaired);

        (await host.ReceiveAsync(late, WebhookBodies.LoginRequired)).Should().Be(Applied);

        (await host.StatusAsync())!.Failure.Should().BeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_webhooks_of_one_second_the_failure_counts(bool failureFirst)
    {
        using var host = new WebhookHost();
        string[] order = failureFirst
            ? [WebhookBodies.LoginRequired, WebhookBodies.LoginRepaired]
            : [WebhookBodies.LoginRepaired, WebhookBodies.LoginRequired];
        foreach (var body in order)
        {
            await host.ReceiveAsync(body);
        }

        (await host.StatusAsync())!.Failure!.Code.Should().Be("ITEM_LOGIN_REQUIRED");
    }

    [Fact]
    public async Task A_pending_disconnect_is_information()
    {
        foreach (var body in new[] { WebhookBodies.PendingDisconnect, WebhookBodies.PendingExpiration })
        {
            using var host = new WebhookHost();
            await PassAsync(host, body);

            var status = await host.StatusAsync();

            (status!.Failure, status.ExpectedToFailAt).Should().Be(
                ((BalanceFailure?)null, new DateTimeOffset(2026, 11, 27, 13, 25, 17, 766, TimeSpan.Zero)));
            (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeRead();
        }
    }

    [Fact]
    public async Task A_pending_disconnect_does_not_hide_a_failure()
    {
        using var host = new WebhookHost();
        await PassAsync(host, WebhookBodies.LoginRequired);
        await PassAsync(host, WebhookBodies.PendingDisconnect);

        ShouldHaveFailed(await host.ReadAsync(WebhookBodies.ItemId), "ITEM_LOGIN_REQUIRED", BalanceFailureCategory.UserActionRequired);
    }

    [Fact]
    public async Task A_revoked_permission_ends_by_the_host_only()
    {
        using var host = new WebhookHost();
        await PassAsync(host, WebhookBodies.PermissionRevoked);
        await PassAsync(host, WebhookBodies.LoginRepaired);
        await PassAsync(host, WebhookBodies.LoginRequired);
        host.Time.Advance(TimeSpan.FromDays(300));

        ShouldHaveFailed(await host.ReadAsync(WebhookBodies.ItemId), "USER_PERMISSION_REVOKED", BalanceFailureCategory.UserActionRequired);
        ShouldHaveFailed(await host.ReadAsync(), "USER_PERMISSION_REVOKED", BalanceFailureCategory.UserActionRequired);

        await host.Store.TrySetAsync(
            new(WebhookBodies.ItemId) { ChangedAt = host.Time.GetUtcNow() }, TestContext.Current.CancellationToken);
        (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeRead();
    }

    [Fact]
    public async Task A_revoked_account_fails_alone()
    {
        using var host = new WebhookHost();
        await PassAsync(host, WebhookBodies.AccountRevoked);

        ShouldHaveFailed(await host.ReadAsync(WebhookBodies.ItemId), "USER_ACCOUNT_REVOKED", BalanceFailureCategory.AccountUnavailable);
        host.BalanceCalls.Should().Be(0);
        await host.ReadAsync(WebhookBodies.ItemId, "acc-savings-2");
        host.BalanceCalls.Should().Be(1);
        (await host.StatusAsync()).Should().BeNull();
        (await host.StatusAsync(Json.AccountId))!.Failure!.Code.Should().Be("USER_ACCOUNT_REVOKED");
    }

    [Theory]
    [InlineData("INSTITUTION_DOWN", "INSTITUTION_ERROR")]
    [InlineData("INTERNAL_SERVER_ERROR", "API_ERROR")]
    [InlineData("SOMETHING_NEW", "SOMETHING_NEW")]
    public async Task A_failure_that_needs_no_user_makes_no_call_needless(string code, string type)
    {
        using var host = new WebhookHost();
        await PassAsync(host, WebhookBodies.Error(code, type));

        (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeRead();
    }

    [Fact]
    public async Task A_failure_is_checked_again_after_an_hour_until_a_balance_clears_it()
    {
        using var host = new WebhookHost();
        await PassAsync(host, WebhookBodies.LoginRequired);
        host.Balance = Steps.Error("ITEM_LOGIN_REQUIRED");
        host.Time.Advance(ItemStatuses.RecheckInterval);

        for (var count = 0; count < 3; count++)
        {
            ShouldHaveFailed(await host.ReadAsync(WebhookBodies.ItemId), "ITEM_LOGIN_REQUIRED", BalanceFailureCategory.UserActionRequired);
        }

        host.BalanceCalls.Should().Be(3);
        host.Balance = Steps.Ok(Json.Plain);
        (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeRead();
        (await host.StatusAsync())!.Failure.Should().BeNull();
    }

    [Fact]
    public async Task A_failure_that_arrives_during_a_read_fails_the_reading()
    {
        using var host = new WebhookHost();
        host.Balance = async cancellationToken =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(2));
            await host.ReceiveAsync(WebhookBodies.LoginRequired);
            return await Steps.Ok(Json.Plain)(cancellationToken);
        };

        ShouldHaveFailed(await host.ReadAsync(WebhookBodies.ItemId), "ITEM_LOGIN_REQUIRED", BalanceFailureCategory.UserActionRequired);
        (await host.StatusAsync())!.Failure.Should().NotBeNull();
    }

    [Fact]
    public async Task A_repair_that_arrives_during_a_read_outlasts_its_failure()
    {
        using var host = new WebhookHost();
        await PassAsync(host, WebhookBodies.LoginRequired);
        host.Time.Advance(ItemStatuses.RecheckInterval);
        host.Balance = async cancellationToken =>
        {
            await PassAsync(host, WebhookBodies.LoginRepaired);
            return await Steps.Error("ITEM_LOGIN_REQUIRED")(cancellationToken);
        };

        ShouldHaveFailed(await host.ReadAsync(WebhookBodies.ItemId), "ITEM_LOGIN_REQUIRED", BalanceFailureCategory.UserActionRequired);

        (await host.StatusAsync())!.Failure.Should().BeNull();
    }

    [Fact]
    public async Task A_balance_that_was_requested_after_the_failure_clears_it()
    {
        using var host = new WebhookHost();
        await PassAsync(host, WebhookBodies.LoginRequired);
        host.Time.Advance(TimeSpan.FromSeconds(1));

        (await host.ReadAsync()).ShouldBeRead(); // Its Item is not known yet.

        (await host.StatusAsync())!.Failure.Should().BeNull();
        (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeRead();
    }

    [Fact]
    public async Task A_store_that_fails_costs_a_call()
    {
        using var host = new WebhookHost(new FailingStore());

        (await host.ReadAsync(WebhookBodies.ItemId)).ShouldBeRead();
        host.Logs.Lines.Should().Contain(line => line.Contains("TimeoutException", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains(WebhookBodies.ItemId, StringComparison.Ordinal));
    }

    // Two webhooks of different seconds.
    private static async Task PassAsync(WebhookHost host, string body)
    {
        host.Time.Advance(TimeSpan.FromSeconds(1));
        (await host.ReceiveAsync(body)).Should().Be(Applied);
    }

    private static void ShouldHaveFailed(BalanceReading reading, string code, BalanceFailureCategory category)
    {
        var failure = reading.Should().BeOfType<BalanceReading.Failed>().Which.Failure;
        (failure.Code, failure.Category).Should().Be((code, category));
    }
}
