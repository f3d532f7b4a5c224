using System.Net.Http.Headers;
using System.Text;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Serving;

public sealed class RequestChecksTests(OneSandbox one) : IClassFixture<OneSandbox>
{
    private const string Good = """{"access_token":"access-sandbox-example"}""";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("access_token=access-sandbox-example")]
    [InlineData("""{"access_token":"access-sandbox-example"} and more""")]
    [InlineData("""{"access_token":"access-sandbox-example","access_token":"access-sandbox-example"}""")]
    [InlineData("""{"access_token":"\ud800"}""")]
    [InlineData("""{"access_token":"access-sandbox-example",}""")]
    public async Task A_body_that_is_no_JSON_of_a_request_is_refused(string body) =>
        (await one.Client.PostAsync(body)).ShouldBeError(400, "INVALID_REQUEST", "INVALID_BODY");

    [Fact]
    public async Task A_body_over_the_limit_is_refused() =>
        (await one.Client.PostAsync(Good + new string(' ', 64 * 1024))).ShouldBeError(400, "INVALID_REQUEST", "INVALID_BODY");

    [Fact]
    public async Task A_body_at_the_limit_is_read() =>
        (await one.Client.PostAsync(Good + new string(' ', (64 * 1024) - Good.Length))).Status.Should().Be(200);

    [Fact]
    public async Task A_body_over_the_limit_without_a_length_is_refused()
    {
        var request = Client.Request(Good + new string(' ', 64 * 1024));
        request.Headers.TransferEncodingChunked = true;

        (await one.Client.SendAsync(request)).ShouldBeError(400, "INVALID_REQUEST", "INVALID_BODY");
    }

    [Theory]
    [InlineData("{}", "access_token")]
    [InlineData("""{"access_token":null}""", "access_token")]
    [InlineData("""{"access_token":""}""", "access_token")]
    public async Task A_missing_token_is_named(string body, string field)
    {
        var reply = await one.Client.PostAsync(body);

        reply.ShouldBeError(400, "INVALID_REQUEST", "MISSING_FIELDS");
        reply.Json.GetProperty("error_message").GetString().Should().EndWith($": {field}");
    }

    [Theory]
    [InlineData(Good, "client_id, secret")]
    [InlineData("""{"access_token":"access-sandbox-example","client_id":"a"}""", "secret")]
    [InlineData("""{"access_token":"access-sandbox-example","secret":"a","client_id":""}""", "client_id")]
    [InlineData("{}", "client_id, secret, access_token")]
    public async Task Missing_credentials_are_named(string body, string fields)
    {
        var reply = await one.Client.SendAsync(Client.Request(body, credentials: false));

        reply.ShouldBeError(400, "INVALID_REQUEST", "MISSING_FIELDS");
        reply.Json.GetProperty("error_message").GetString().Should().EndWith($": {fields}");
    }

    [Fact]
    public async Task Credentials_may_come_in_the_body() =>
        (await one.Client.SendAsync(Client.Request(
            """{"access_token":"access-sandbox-example","client_id":"a","secret":"b"}""", credentials: false))).Status.Should().Be(200);

    [Fact]
    public async Task Credentials_that_are_not_the_sandboxs_are_refused_where_it_has_some()
    {
        await using var sandbox = await PlaidSandbox.StartAsync(
            new PlaidSandboxOptions { ClientId = "client-of-the-tests", Secret = "secret-of-the-tests" },
            TestContext.Current.CancellationToken);
        using var client = new Client(sandbox.Address);

        (await client.PostAsync(Good)).Status.Should().Be(200);
        (await client.SendAsync(Client.Request(
            """{"access_token":"access-sandbox-example","client_id":"client-of-the-tests","secret":"another"}""", credentials: false)))
            .ShouldBeError(400, "INVALID_INPUT", "INVALID_API_KEYS");
        (await client.SendAsync(Client.Request(
            """{"access_token":"access-sandbox-example","client_id":"another","secret":"secret-of-the-tests"}""", credentials: false)))
            .ShouldBeError(400, "INVALID_INPUT", "INVALID_API_KEYS");
    }

    [Theory]
    [InlineData("access-sandbox-nobody")]
    [InlineData("access-sandbox-EXAMPLE")]
    [InlineData("access-production-example")]
    [InlineData("example")]
    public async Task An_unknown_token_is_refused(string token) =>
        (await one.Client.RequestAsync(token)).ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");

    [Theory]
    [InlineData("""{"access_token":"access-sandbox-example","acount_ids":[]}""", "acount_ids")]
    [InlineData("""{"access_token":"access-sandbox-example","options":{"accountIds":[]},"Options":1}""", "options.accountIds, Options")]
    public async Task Unknown_fields_are_named(string body, string fields)
    {
        var reply = await one.Client.PostAsync(body);

        reply.ShouldBeError(400, "INVALID_REQUEST", "UNKNOWN_FIELDS");
        reply.Json.GetProperty("error_message").GetString().Should().EndWith($": {fields}");
    }

    [Theory]
    [InlineData("""{"access_token":1}""", "access_token")]
    [InlineData("""{"access_token":"access-sandbox-example","options":[]}""", "options")]
    [InlineData("""{"access_token":"access-sandbox-example","options":{"account_ids":"a"}}""", "options.account_ids")]
    [InlineData("""{"access_token":"access-sandbox-example","options":{"account_ids":[1]}}""", "options.account_ids")]
    [InlineData(
        """{"access_token":"access-sandbox-example","options":{"min_last_updated_datetime":1}}""", "options.min_last_updated_datetime")]
    [InlineData(
        """{"access_token":"access-sandbox-example","options":{"min_last_updated_datetime":""}}""", "options.min_last_updated_datetime")]
    [InlineData(
        """{"access_token":"access-sandbox-example","options":{"min_last_updated_datetime":"2026-11-21"}}""",
        "options.min_last_updated_datetime")]
    [InlineData(
        """{"access_token":"access-sandbox-example","options":{"min_last_updated_datetime":"2026-11-21T10:00:00"}}""",
        "options.min_last_updated_datetime")]
    [InlineData(
        """{"access_token":"access-sandbox-example","options":{"min_last_updated_datetime":"2026-11-21T10:00:00.5"}}""",
        "options.min_last_updated_datetime")]
    [InlineData(
        """{"access_token":"access-sandbox-example","options":{"min_last_updated_datetime":"2026-13-21T10:00:00Z"}}""",
        "options.min_last_updated_datetime")]
    public async Task A_field_of_the_wrong_kind_is_named(string body, string field)
    {
        var reply = await one.Client.PostAsync(body);

        reply.ShouldBeError(400, "INVALID_REQUEST", "INVALID_FIELD");
        reply.Json.GetProperty("error_message").GetString().Should().Contain($"`{field}`");
    }

    [Fact]
    public async Task More_account_ids_than_the_limit_are_refused() =>
        (await one.Client.RequestNamedAsync("example", [.. Enumerable.Repeat("a", 501)]))
            .ShouldBeError(400, "INVALID_REQUEST", "INVALID_FIELD");

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        (await one.Client.SendAsync(Client.Request(Good, "text/plain"))).ShouldBeError(400, "INVALID_REQUEST", "INVALID_HEADERS");
        (await one.Client.SendAsync(Client.Request(Good, "application/jsonp"))).ShouldBeError(400, "INVALID_REQUEST", "INVALID_HEADERS");
        (await one.Client.SendAsync(Client.Request(Good, "Application/JSON; charset=utf-8"))).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("2020-09-14", 200)]
    [InlineData("2018-05-22", 400)]
    public async Task Another_API_version_is_refused(string version, int status)
    {
        var request = Client.Request(Good);
        request.Headers.Remove("Plaid-Version");
        request.Headers.Add("Plaid-Version", version);

        (await one.Client.SendAsync(request)).Status.Should().Be(status);
    }

    [Theory]
    [InlineData("GET", "accounts/balance/get")]
    [InlineData("PUT", "accounts/balance/get")]
    [InlineData("POST", "accounts/gets")]
    [InlineData("POST", "accounts/balance/get/")]
    [InlineData("POST", "")]
    public async Task Another_route_or_method_is_not_found(string method, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Good))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            };
        }

        (await one.Client.SendAsync(request)).ShouldBeError(404, "INVALID_REQUEST", "NOT_FOUND");
    }

    [Fact]
    public async Task No_refusal_repeats_the_token_or_the_credentials()
    {
        string[] bodies =
        [
            """{"access_token":"access-sandbox-zzz"}""", """{"access_token":"access-sandbox-zzz","x":1}""",
            """{"access_token":"access-sandbox-zzz","options":1}""",
            """{"access_token":"access-sandbox-zzz","secret":1}""", """{"access_token":"access-sandbox-zzz" """,
        ];

        foreach (var body in bodies)
        {
            var reply = await one.Client.PostAsync(body);

            reply.Status.Should().Be(400);
            Encoding.UTF8.GetString(reply.Body).Should().NotContain("zzz").And.NotContain("secret-of-the-tests");
        }
    }
}
