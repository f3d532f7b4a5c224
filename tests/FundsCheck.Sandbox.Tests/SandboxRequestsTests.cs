using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests;

public sealed class SandboxRequestsTests : IAsyncLifetime
{
    private PlaidSandbox _sandbox = null!;
    private Client _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions { RecordedRequestsMax = 2 });
        _client = new Client(_sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_request_is_counted_for_its_token_and_in_total()
    {
        await _client.RequestNamedAsync("example");
        await _client.RequestNamedAsync("example", "nobody");
        await _client.RequestNamedAsync("error-item-locked");
        await _client.RequestAsync("access-sandbox-nobody");
        await _client.PostAsync("{");

        _sandbox.Requests.Total.Should().Be(5);
        _sandbox.Requests.CountOf("access-sandbox-example").Should().Be(2);
        _sandbox.Requests.CountOf("access-sandbox-error-item-locked").Should().Be(1);
        _sandbox.Requests.CountOf("access-sandbox-checking").Should().Be(0);
        _sandbox.Requests.CountOf("access-sandbox-nobody").Should().Be(0);
    }

    [Fact]
    public async Task A_request_is_counted_for_its_endpoint_and_recorded_with_it()
    {
        await _client.RequestNamedAsync("checking");
        await _client.PostAsync(SandboxEndpoint.AccountsGet, Client.Body("access-sandbox-checking"));
        await _client.PostAsync(SandboxEndpoint.AccountsGet, "{");
        await _client.PostAsync(SandboxEndpoint.ProcessorBalanceGet, new { processor_token = "processor-sandbox-checking" });
        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "accounts/get");
        await _client.SendAsync(elsewhere);

        _sandbox.Requests.CountOf(SandboxEndpoint.AccountsGet).Should().Be(2);
        _sandbox.Requests.CountOf(SandboxEndpoint.AccountsGet, "access-sandbox-checking").Should().Be(1);
        _sandbox.Requests.CountOf("access-sandbox-checking").Should().Be(2);
        _sandbox.Requests.CountOf("processor-sandbox-checking").Should().Be(1);
        _sandbox.Requests.CountOf(SandboxEndpoint.ItemGet).Should().Be(0);
        _sandbox.Requests.Total.Should().Be(5);
        _sandbox.Requests.Recorded.Select(request => request.Endpoint).Should().Equal(SandboxEndpoint.ProcessorBalanceGet, null);
    }

    [Fact]
    public async Task The_latest_requests_are_kept_in_order()
    {
        await _client.RequestNamedAsync("checking");
        await _client.RequestNamedAsync("example");
        await _client.RequestNamedAsync("card", "card-card");

        var recorded = _sandbox.Requests.Recorded;

        recorded.Select(request => request.Body)
            .Should().Equal(Client.Body("access-sandbox-example"), Client.Body("access-sandbox-card", "card-card"));
        recorded[1].Method.Should().Be("POST");
        recorded[1].Path.Should().Be("/accounts/balance/get");
        recorded[1].Headers["plaid-client-id"].Should().Be("client-of-the-tests");
        recorded[1].Headers["Content-Type"].Should().Be("application/json");
    }

    [Fact]
    public async Task A_record_shows_neither_credentials_nor_token()
    {
        await _client.RequestNamedAsync("checking");

        _sandbox.Requests.Recorded[0].ToString().Should().Be("POST /accounts/balance/get");
    }

    [Fact]
    public async Task No_request_is_kept_by_default()
    {
        await using var sandbox = await PlaidSandbox.StartAsync(cancellationToken: Token);
        using var client = new Client(sandbox.Address);

        await client.RequestNamedAsync("checking");

        sandbox.Requests.Total.Should().Be(1);
        sandbox.Requests.Recorded.Should().BeEmpty();
    }

    [Fact]
    public async Task The_arrival_of_requests_can_be_awaited()
    {
        var second = _sandbox.Requests.WhenArrivedAsync(2, Token);
        await _client.RequestNamedAsync("checking");
        var early = second.IsCompleted;

        await _client.RequestNamedAsync("checking");
        await second.WaitAsync(TimeSpan.FromSeconds(30), Token);
        var past = _sandbox.Requests.WhenArrivedAsync(1, Token);

        early.Should().BeFalse();
        past.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task The_wait_can_be_cancelled()
    {
        using var patience = new CancellationTokenSource();
        var waiting = _sandbox.Requests.WhenArrivedAsync(1, patience.Token);

        await patience.CancelAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Concurrent_requests_all_get_their_response_and_are_counted()
    {
        const int Each = 50;
        string[] names = ["example", "card", "many", "stale", "error-item-locked", "fault-number-text"];
        var expected = new Dictionary<string, int>(StringComparer.Ordinal) { ["error-item-locked"] = 400 };

        var replies = await Task.WhenAll(Enumerable.Range(0, Each).SelectMany(_ => names)
            .Select(async name => (name, Reply: await _client.RequestNamedAsync(name))));

        replies.Should().AllSatisfy(reply => reply.Reply.Status.Should().Be(expected.GetValueOrDefault(reply.name, 200)));
        replies.Where(reply => reply.Reply.Status == 200)
            .Should().AllSatisfy(reply => reply.Reply.AccountIds.Should().Equal(SandboxToken.Get(reply.name).AccountIds));
        replies.Select(reply => reply.Reply.Json.GetProperty("request_id").GetString()).Should().OnlyHaveUniqueItems();
        names.Should().AllSatisfy(name => _sandbox.Requests.CountOf(SandboxToken.Get(name).AccessToken).Should().Be(Each));
        _sandbox.Requests.Total.Should().Be(Each * names.Length);
    }

    [Fact]
    public async Task Queued_faults_apply_exactly_once_each_to_concurrent_requests()
    {
        _sandbox.Faults.Enqueue(SandboxFault.Get("html-502"), times: 37);

        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _client.RequestNamedAsync("checking")));

        replies.Count(reply => reply.Status == 502).Should().Be(37);
        replies.Count(reply => reply.Status == 200).Should().Be(163);
    }
}
