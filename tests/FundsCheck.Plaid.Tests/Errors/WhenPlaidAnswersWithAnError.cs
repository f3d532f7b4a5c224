using FundsCheck.Balances;
using FundsCheck.Plaid.Errors;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Errors;

public sealed class WhenPlaidAnswersWithAnError
{
    /// <summary>
    /// Every documented code that a balance call can return, and the attempts that it gets where three retries are allowed.
    /// </summary>
    public static TheoryData<string, int> Codes { get; } = Pinned();

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_documented_code_is_a_reading_of_its_own(string code, int attempts)
    {
        using var host = new Host(options => options.RetriesMax = 3, Steps.Error(code));

        var unread = (await host.ReadAsync()).ShouldBeUnread(code);

        (unread.ProviderCode, unread.ProviderRequestId).Should().Be((code, Json.RequestId));
        host.Handler.Requests.Should().HaveCount(attempts);
    }

    [Fact]
    public void The_table_is_the_pinned_one()
    {
        PlaidErrorTable.QuickRetries.Keys.Should().BeEquivalentTo(Codes.Select(row => row.Data.Item1));
    }

    [Fact]
    public void The_table_and_this_librarys_own_codes_are_all_the_reading_codes()
    {
        string[] own =
        [
            ReadingCodes.BalanceNotNeeded, ReadingCodes.BalanceTimeout, ReadingCodes.ConnectionFailed, ReadingCodes.CircuitOpen,
            ReadingCodes.ResponseTooLarge, ReadingCodes.ResponseInvalid, ReadingCodes.AmountInexact, ReadingCodes.HttpError,
            ReadingCodes.AccountNotReturned, ReadingCodes.AccountReturnedTwice, ReadingCodes.CredentialMissing, ReadingCodes.ProviderError,
            ReadingCodes.SourceFailed, ReadingCodes.TlsFailed, ReadingCodes.ProxyFailed, ReadingCodes.QueueFull, ReadingCodes.QueueTimeout,
            ReadingCodes.CredentialInvalid, ReadingCodes.RateLimited, ReadingCodes.ProviderUnavailable, ReadingCodes.InstitutionUnavailable,
            ReadingCodes.ReadingInvalid, ReadingCodes.SourceBlocked,
        ];

        PlaidErrorTable.QuickRetries.Keys.Concat(own).Should().BeEquivalentTo(ReadingCodes.All.Select(code => code.Code));
    }

    [Fact]
    public void What_is_retried_quickly_may_also_be_tried_again_later()
    {
        var retried = PlaidErrorTable.QuickRetries.Where(row => row.Value != QuickRetry.Never);

        retried.Should().OnlyContain(row => ReadingCodes.Find(row.Key)!.Retryable);
    }

    [Theory]
    [InlineData("ITEM_LOGIN_REQUIRED", "API_ERROR", 500)]
    [InlineData("ITEM_LOGIN_REQUIRED", "SOMETHING_NEW", 429)]
    [InlineData("ITEM_LOGIN_REQUIRED", "ITEM_ERROR", 302)]
    [InlineData("CREDITS_EXHAUSTED", "RATE_LIMIT_EXCEEDED", 429)]
    public async Task The_code_decides_before_the_type_and_the_status(string code, string type, int status)
    {
        using var host = new Host(Steps.Error(code, status, type), Steps.Ok(Json.Plain));

        (await host.ReadAsync()).ShouldBeUnread(code);

        host.Handler.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("SOMETHING_NEW", "ITEM_ERROR", 400, "SOMETHING_NEW")]
    [InlineData("SOMETHING_NEW", "ITEM_ERROR", 500, "SOMETHING_NEW")]
    [InlineData("SOMETHING_NEW", "INVALID_INPUT", 429, "SOMETHING_NEW")]
    [InlineData("SOMETHING_NEW", "SOMETHING_ELSE_NEW", 400, "SOMETHING_NEW")]
    [InlineData(
        "X1234567890123456789012345678901234567890123456789012345678901_3", "ITEM_ERROR", 400,
        "X1234567890123456789012345678901234567890123456789012345678901_3")]
    [InlineData("X12345678901234567890123456789012345678901234567890123456789012_5", "ITEM_ERROR", 400, null)]
    [InlineData("item_login_required", "ITEM_ERROR", 400, null)]
    [InlineData("BAD CODE", "ITEM_ERROR", 400, null)]
    [InlineData("LINE\\nBREAK", "ITEM_ERROR", 400, null)]
    [InlineData("ÄRGER", "ITEM_ERROR", 400, null)]
    [InlineData("", "ITEM_ERROR", 400, null)]
    public async Task An_unknown_code_fails_closed_and_is_named_where_it_can_be(string code, string type, int status, string? providerCode)
    {
        using var host = new Host(Steps.Error(code, status, type), Steps.Ok(Json.Plain));

        var unread = (await host.ReadAsync()).ShouldBeUnread("PROVIDER_ERROR");

        (unread.ProviderCode, unread.ProviderRequestId).Should().Be((providerCode, Json.RequestId));
        host.Handler.Requests.Should().ContainSingle("it is not retried");
    }

    [Theory]
    [InlineData("ITEM_BALANCE_GET_LIMIT", "RATE_LIMIT_EXCEEDED", 429, "PROVIDER_RATE_LIMITED")]
    [InlineData("ITEM_BALANCE_GET_LIMIT", "RATE_LIMIT_EXCEEDED", 400, "PROVIDER_RATE_LIMITED")]
    [InlineData("SOMETHING_NEW", "SOMETHING_ELSE_NEW", 429, "PROVIDER_RATE_LIMITED")]
    [InlineData("SOMETHING_NEW", "API_ERROR", 500, "PROVIDER_UNAVAILABLE")]
    [InlineData("SOMETHING_NEW", "API_ERROR", 400, "PROVIDER_UNAVAILABLE")]
    [InlineData("SOMETHING_NEW", "api_error", 502, "PROVIDER_UNAVAILABLE")]
    [InlineData("SOMETHING_NEW", "SOMETHING_ELSE_NEW", 503, "PROVIDER_UNAVAILABLE")]
    [InlineData("SOMETHING_NEW", "INSTITUTION_ERROR", 400, "INSTITUTION_UNAVAILABLE")]
    [InlineData("SOMETHING_NEW", "INSTITUTION_ERROR", 429, "INSTITUTION_UNAVAILABLE")]
    public async Task An_unlisted_code_is_transient_by_its_type_and_then_by_the_status(
        string code, string type, int status, string expected)
    {
        using var host = new Host(Steps.Error(code, status, type), Steps.Ok(Json.Plain));

        var unread = (await host.ReadAsync()).ShouldBeUnread(expected);

        (unread.ProviderCode, unread.ProviderRequestId).Should().Be((code, Json.RequestId));
        ReadingCodes.Find(unread.Code)!.Retryable.Should().BeTrue();
        host.Handler.Requests.Should().ContainSingle("it is not retried at once");
    }

    [Fact]
    public async Task An_error_of_the_item_beside_balances_is_mapped_by_its_type_too()
    {
        var item = """{"error":{"error_type":"INSTITUTION_ERROR","error_code":"SOMETHING_NEW"}}""";

        (await Host.ReadAsync(Json.Body(Json.Account(), item))).ShouldBeUnread("INSTITUTION_UNAVAILABLE").ProviderCode
            .Should().Be("SOMETHING_NEW");
    }

    [Theory]
    [InlineData("BALANCE_TIMEOUT")]
    [InlineData("BALANCE_NOT_NEEDED")]
    [InlineData("ACCOUNT_NOT_RETURNED")]
    [InlineData("PROVIDER_ERROR")]
    public async Task Plaid_cannot_speak_in_this_librarys_own_codes(string code)
    {
        var reading = await Host.ReadAsync(Steps.Error(code));

        reading.ShouldBeUnread("PROVIDER_ERROR").ProviderCode.Should().Be(code);
    }

    [Theory]
    [InlineData("""{"error_code":"ITEM_LOCKED"}""", null)]
    [InlineData("""{"error_code":"ITEM_LOCKED","error_type":null,"request_id":null,"causes":[{}],"new":{"error_code":"X"}}""", null)]
    [InlineData("""{"error_code":"ITEM_LOCKED","request_id":"has a blank"}""", null)]
    [InlineData("""{"error_code":"ITEM_LOCKED","request_id":7}""", null)]
    [InlineData("""{"request_id":"r1","error_code":"ITEM_\u004cOCKED"}""", "r1")]
    public async Task An_errors_code_is_enough(string body, string? requestId)
    {
        var reading = await Host.ReadAsync(Steps.Answer(400, body));

        reading.ShouldBeUnread("ITEM_LOCKED").ProviderRequestId.Should().Be(requestId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"error_code":null}""")]
    [InlineData("""{"error_code":7}""")]
    [InlineData("""{"error_code":"ITEM_LOCKED","error_code":"INTERNAL_SERVER_ERROR"}""")]
    [InlineData("""{"error_code":"ITEM_LOCKED"} """ + "x")]
    [InlineData("""{"error_code":"ITEM_LOCKED""")]
    [InlineData("""{"title":"a problem","status":400}""")]
    public async Task Another_body_than_plaids_is_an_http_error(string body)
    {
        var reading = await Host.ReadAsync(Steps.Answer(400, body));

        reading.ShouldBeUnread("BALANCE_HTTP_ERROR").Should().Be(new BalanceReading.Unread("BALANCE_HTTP_ERROR"));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/problem+json")]
    [InlineData(null)]
    public async Task An_error_that_does_not_call_itself_json_is_an_http_error(string? contentType)
    {
        var reading = await Host.ReadAsync(Steps.Answer(400, Json.Error("INTERNAL_SERVER_ERROR"), contentType));

        reading.ShouldBeUnread("BALANCE_HTTP_ERROR");
    }

    [Theory]
    [InlineData(500, 2)]
    [InlineData(502, 2)]
    [InlineData(503, 2)]
    [InlineData(504, 1)]
    [InlineData(501, 1)]
    [InlineData(408, 1)]
    [InlineData(429, 1)]
    [InlineData(401, 1)]
    [InlineData(404, 1)]
    [InlineData(301, 1)]
    [InlineData(307, 1)]
    [InlineData(201, 1)]
    [InlineData(204, 1)]
    public async Task A_gateways_page_gets_one_retry_where_no_server_took_the_call(int status, int attempts)
    {
        using var host = new Host(options => options.RetriesMax = 3, Steps.Answer(status, "<html>sorry</html>", "text/html"));

        (await host.ReadAsync()).ShouldBeUnread("BALANCE_HTTP_ERROR");

        host.Handler.Requests.Should().HaveCount(attempts);
    }

    private static TheoryData<string, int> Pinned()
    {
        var data = new TheoryData<string, int> { { "INTERNAL_SERVER_ERROR", 4 }, { "INSTITUTION_NOT_RESPONDING", 2 } };
        const string Once =
            "PLANNED_MAINTENANCE INSTITUTION_DOWN INSTITUTION_NOT_AVAILABLE LAST_UPDATED_DATETIME_OUT_OF_RANGE PRODUCT_NOT_READY " +
            "BALANCE_LIMIT ACCOUNTS_BALANCE_GET_LIMIT ACCOUNTS_LIMIT ITEM_GET_LIMIT INSTITUTION_RATE_LIMIT RATE_LIMIT CREDITS_EXHAUSTED " +
            "ITEM_LOGIN_REQUIRED ITEM_LOCKED PASSWORD_RESET_REQUIRED USER_SETUP_REQUIRED INVALID_CREDENTIALS INVALID_MFA "
                + "INSUFFICIENT_CREDENTIALS " +
            "USER_INPUT_TIMEOUT ACCESS_NOT_GRANTED NO_ACCOUNTS ADDITIONAL_CONSENT_REQUIRED USER_PERMISSION_REVOKED INVALID_ACCOUNT_ID " +
            "PRODUCTS_NOT_SUPPORTED ITEM_NOT_SUPPORTED MFA_NOT_SUPPORTED ITEM_NOT_FOUND ITEM_CONCURRENTLY_DELETED " +
            "INSTITUTION_NO_LONGER_SUPPORTED UNSUPPORTED_RESPONSE INVALID_API_KEYS INVALID_ACCESS_TOKEN INVALID_PROCESSOR_TOKEN "
                + "INVALID_PRODUCT " +
            "UNAUTHORIZED_ENVIRONMENT UNAUTHORIZED_ROUTE_ACCESS PRODUCT_NOT_ENABLED INVALID_REQUEST MISSING_FIELDS UNKNOWN_FIELDS "
                + "INVALID_FIELD " +
            "INVALID_BODY INVALID_HEADERS INCOMPATIBLE_API_VERSION NOT_FOUND NO_LONGER_AVAILABLE SANDBOX_ONLY SANDBOX_PRODUCT_NOT_ENABLED "
                +
            "INSTITUTION_REGISTRATION_REQUIRED UNAUTHORIZED_INSTITUTION INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT";
        foreach (var code in Once.Split(' '))
        {
            data.Add(code, 1);
        }

        return data;
    }
}
