using System.Text;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests;

public sealed class PlaidResponseTests
{
    private static readonly DateTimeOffset UpdatedAt = Host.Start.AddDays(-2);

    public static TheoryData<PlaidBalanceEndpoint> Endpoints { get; } = new(Enum.GetValues<PlaidBalanceEndpoint>());

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void A_balance_has_the_freshness_of_its_endpoint(PlaidBalanceEndpoint endpoint)
    {
        var isRealTime = endpoint is PlaidBalanceEndpoint.AccountsBalanceGet or PlaidBalanceEndpoint.ProcessorBalanceGet;

        var balance = Read(Body(endpoint), endpoint, UpdatedAt).ShouldBeRead();

        balance.Freshness.Should().Be(isRealTime ? BalanceFreshness.RealTime : BalanceFreshness.Cached);
        (balance.AsOf, balance.RequestedAt, balance.Available).Should().Be((isRealTime ? null : UpdatedAt, Host.Start, 100.5m));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void A_cached_balance_without_a_time_has_no_age(PlaidBalanceEndpoint endpoint) =>
        Read(Body(endpoint), endpoint, updatedAt: null).ShouldBeRead().AsOf.Should().BeNull();

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void An_error_is_a_failure_with_its_category(PlaidBalanceEndpoint endpoint) =>
        Read(Json.Error("ITEM_LOGIN_REQUIRED"), endpoint).ShouldBeUnread("ITEM_LOGIN_REQUIRED").NeedsUserAction.Should().BeTrue();

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Any_other_body_is_a_failure(PlaidBalanceEndpoint endpoint)
    {
        string[] bodies = ["", "null", "[]", "{}", "<html>", "\"text\"", Body(endpoint)[..^1], Body(endpoint) + "x"];

        bodies.Select(body => Read(body, endpoint)).Should().OnlyContain(reading => reading is BalanceReading.Failed);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void A_body_with_any_changed_byte_is_a_reading(PlaidBalanceEndpoint endpoint)
    {
        var body = Encoding.UTF8.GetBytes(Body(endpoint));
        for (var at = 0; at < body.Length; at++)
        {
            var changed = (byte[])body.Clone();
            changed[at] ^= 0x11;

            PlaidResponse.ReadBalance(changed, endpoint, Json.AccountId, Host.Start).Should().NotBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void Another_account_is_not_the_requested_one(PlaidBalanceEndpoint endpoint) =>
        PlaidResponse.ReadBalance(Encoding.UTF8.GetBytes(Body(endpoint)), endpoint, "acc-other", Host.Start)
            .ShouldBeUnread("ACCOUNT_NOT_RETURNED");

    [Fact]
    public void A_response_of_one_endpoint_is_none_of_an_endpoint_with_other_members()
    {
        Read(Body(PlaidBalanceEndpoint.ProcessorBalanceGet), PlaidBalanceEndpoint.AccountsGet).ShouldBeUnread("BALANCE_RESPONSE_INVALID");
        Read(Body(PlaidBalanceEndpoint.AccountsGet), PlaidBalanceEndpoint.ProcessorBalanceGet).ShouldBeUnread("BALANCE_RESPONSE_INVALID");
        Read(Body(PlaidBalanceEndpoint.TransactionsSync), PlaidBalanceEndpoint.AccountsBalanceGet)
            .ShouldBeUnread("BALANCE_RESPONSE_INVALID");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void A_balance_beside_an_error_of_its_Item_is_a_failure(PlaidBalanceEndpoint endpoint)
    {
        var item = $$""","item":{"error":{{Json.Error("ITEM_LOGIN_REQUIRED")}}}""";
        var body = Body(endpoint).Replace(""","item":""" + Json.Item, "", StringComparison.Ordinal);

        Read($"{body[..^1]}{item}}}", endpoint).ShouldBeUnread("ITEM_LOGIN_REQUIRED");
    }

    [Fact]
    public void An_unlisted_endpoint_is_an_error_of_the_caller()
    {
        var act = () => Read(Json.Plain, (PlaidBalanceEndpoint)99);

        act.Should().Throw<ArgumentOutOfRangeException>().WithMessage("*not one of PlaidBalanceEndpoint*");
    }

    private static BalanceReading Read(string body, PlaidBalanceEndpoint endpoint, DateTimeOffset? updatedAt = null) =>
        PlaidResponse.ReadBalance(Encoding.UTF8.GetBytes(body), endpoint, Json.AccountId, Host.Start, updatedAt);

    private static string Body(PlaidBalanceEndpoint endpoint) => endpoint switch
    {
        PlaidBalanceEndpoint.ProcessorBalanceGet => $$"""{"account":{{Json.Account()}},"request_id":"r"}""",
        PlaidBalanceEndpoint.TransactionsSync =>
            $$"""{"accounts":[{{Json.Account()}}],"added":[],"modified":[],"removed":[],"has_more":false,"request_id":"r"}""",
        PlaidBalanceEndpoint.AuthGet =>
            $$"""{"accounts":[{{Json.Account()}}],"numbers":{"ach":[]},"item":{{Json.Item}},"request_id":"r"}""",
        _ => Json.Plain,
    };
}
