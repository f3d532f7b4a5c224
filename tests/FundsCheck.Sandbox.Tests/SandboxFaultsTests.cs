using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests;

public sealed class SandboxFaultsTests : IAsyncLifetime
{
    private static readonly SandboxFault Empty = SandboxFault.Get("empty-200");
    private static readonly SandboxFault Html = SandboxFault.Get("html-502");
    private PlaidSandbox _sandbox = null!;
    private Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await PlaidSandbox.StartAsync();
        _client = new Client(_sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_queued_fault_applies_the_configured_number_of_times()
    {
        _sandbox.Faults.Enqueue(Html, times: 2);

        var statuses = await StatusesAsync("checking", "example", "checking");

        statuses.Should().Equal(502, 502, 200);
        _sandbox.Faults.Queued.Should().Be(0);
    }

    [Fact]
    public async Task Queued_faults_apply_in_order()
    {
        _sandbox.Faults.Enqueue(Html);
        _sandbox.Faults.Enqueue(SandboxFault.Error("RATE_LIMIT"));
        _sandbox.Faults.Enqueue(SandboxFault.Error("PLANNED_MAINTENANCE"));

        var statuses = await StatusesAsync("checking", "checking", "checking", "checking");

        statuses.Should().Equal(502, 429, 503, 200);
    }

    [Fact]
    public async Task A_fault_of_a_token_applies_to_no_other_token()
    {
        _sandbox.Faults.Enqueue("access-sandbox-checking", Html);

        var statuses = await StatusesAsync("example", "checking", "checking");

        statuses.Should().Equal(200, 502, 200);
    }

    [Fact]
    public async Task A_fault_of_a_token_precedes_one_of_any_token()
    {
        _sandbox.Faults.Enqueue(SandboxFault.Error("RATE_LIMIT"));
        _sandbox.Faults.Enqueue("access-sandbox-checking", Html);

        var statuses = await StatusesAsync("checking", "checking", "checking");

        statuses.Should().Equal(502, 429, 200);
    }

    [Fact]
    public async Task A_standing_fault_applies_after_the_queue_until_it_is_cleared()
    {
        _sandbox.Faults.Always(Html);
        _sandbox.Faults.Enqueue(SandboxFault.Error("RATE_LIMIT"));
        _sandbox.Faults.Always("access-sandbox-example", SandboxFault.Error("ITEM_LOCKED"));

        var before = await StatusesAsync("checking", "checking", "example", "checking");
        _sandbox.Faults.Clear();
        var after = await StatusesAsync("checking", "example");

        before.Should().Equal(429, 502, 400, 502);
        after.Should().Equal(200, 200);
    }

    [Fact]
    public async Task A_queued_fault_replaces_that_of_the_token()
    {
        _sandbox.Faults.Enqueue(Html, times: 2);

        var statuses = await StatusesAsync("error-item-locked", "fault-empty-503", "error-item-locked", "fault-empty-503");

        statuses.Should().Equal(502, 502, 400, 503);
    }

    [Fact]
    public async Task A_refused_request_takes_no_fault()
    {
        _sandbox.Faults.Enqueue(Html);

        (await _client.RequestAsync("access-sandbox-nobody")).ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCESS_TOKEN");
        (await _client.RequestNamedAsync("checking", "nobody")).ShouldBeError(400, "INVALID_INPUT", "INVALID_ACCOUNT_ID");

        _sandbox.Faults.Queued.Should().Be(1);
    }

    [Fact]
    public async Task A_fault_before_reading_applies_in_its_turn()
    {
        _sandbox.Faults.Enqueue(Html);
        _sandbox.Faults.Enqueue(SandboxFault.Get("cut-before-request"));

        var first = await StatusesAsync("checking");
        var second = () => _client.RequestNamedAsync("checking");

        first.Should().Equal(502);
        await second.Should().ThrowAsync<HttpRequestException>();
        (await StatusesAsync("checking")).Should().Equal(200);
    }

    [Fact]
    public async Task A_fault_before_reading_applies_to_a_request_once()
    {
        await using var sandbox = await PlaidSandbox.StartAsync(
            new PlaidSandboxOptions { SlowDelay = TimeSpan.FromMilliseconds(1) }, TestContext.Current.CancellationToken);
        using var client = new Client(sandbox.Address);
        sandbox.Faults.Enqueue(SandboxFault.Get("slow-before-request"), times: 2);

        await client.RequestNamedAsync("checking");

        sandbox.Faults.Queued.Should().Be(1);
    }

    [Fact]
    public async Task A_fault_of_an_endpoint_applies_to_no_other_endpoint()
    {
        _sandbox.Faults.Always(SandboxEndpoint.AccountsGet, Html);
        _sandbox.Faults.Enqueue(SandboxEndpoint.AccountsGet, SandboxFault.Error("ACCOUNTS_LIMIT"));
        _sandbox.Faults.Enqueue(SandboxFault.Error("RATE_LIMIT"));

        var accounts = new List<int>();
        for (var call = 0; call < 3; call++)
        {
            accounts.Add((await _client.PostAsync(SandboxEndpoint.AccountsGet, Client.Body("access-sandbox-checking"))).Status);
        }

        accounts.Should().Equal(429, 502, 502);
        (await StatusesAsync("checking", "checking")).Should().Equal(429, 200);
    }

    [Fact]
    public async Task A_fault_of_an_endpoint_may_apply_before_the_request_is_read()
    {
        _sandbox.Faults.Enqueue(SandboxEndpoint.ItemGet, SandboxFault.Get("cut-before-request"));

        (await StatusesAsync("checking")).Should().Equal(200);
        var item = () => _client.PostAsync(SandboxEndpoint.ItemGet, Client.Body("access-sandbox-checking"));

        await item.Should().ThrowAsync<HttpRequestException>();
        _sandbox.Faults.Queued.Should().Be(0);
    }

    [Fact]
    public async Task A_fault_of_a_processor_token_is_that_of_its_Item()
    {
        _sandbox.Faults.Enqueue("processor-sandbox-checking", Html);

        (await _client.PostAsync(SandboxEndpoint.ProcessorBalanceGet, new { processor_token = "processor-sandbox-checking" })).Status
            .Should().Be(502);
    }

    [Fact]
    public async Task A_slow_error_keeps_its_status()
    {
        _sandbox.Faults.Enqueue(SandboxFault.Slow(TimeSpan.FromMilliseconds(1)));

        (await StatusesAsync("error-item-locked")).Should().Equal(400);
    }

    [Fact]
    public async Task A_custom_response_is_sent_unchanged()
    {
        _sandbox.Faults.Enqueue("access-sandbox-checking", SandboxFault.Response(418, "text/tea", "short and stout"u8.ToArray()));

        var reply = await _client.RequestNamedAsync("checking");

        (reply.Status, reply.ContentType, System.Text.Encoding.UTF8.GetString(reply.Body))
            .Should().Be((418, "text/tea", "short and stout"));
    }

    [Fact]
    public async Task A_custom_delay_is_kept()
    {
        _sandbox.Faults.Enqueue(SandboxFault.Slow(TimeSpan.FromMilliseconds(100)));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        var statuses = await StatusesAsync("checking");

        statuses.Should().Equal(200);
        System.Diagnostics.Stopwatch.GetElapsedTime(started).Should().BeGreaterThan(TimeSpan.FromMilliseconds(90));
    }

    [Fact]
    public void Invalid_arguments_are_refused_at_once()
    {
        var faults = _sandbox.Faults;

        FluentActions.Invoking(() => faults.Enqueue("access-sandbox-nobody", Empty)).Should().Throw<ArgumentException>()
            .WithMessage("*no such access token*").And.Message.Should().NotContain("nobody");
        FluentActions.Invoking(() => faults.Always("access-sandbox-nobody", Empty)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => faults.Enqueue("access-sandbox-checking", SandboxFault.Get("hang-before-request")))
            .Should().Throw<ArgumentException>().WithMessage("*`hang-before-request`*");
        FluentActions.Invoking(() => faults.Enqueue(Empty, times: 0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => faults.Enqueue(Empty, times: SandboxFaults.QueuedMax + 1)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => SandboxFault.Response(199, null, default)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => SandboxFault.Response(600, null, default)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => SandboxFault.Response(204, null, new byte[1]))
            .Should().Throw<ArgumentException>().WithMessage("*204*");
        FluentActions.Invoking(() => SandboxFault.Slow(TimeSpan.Zero)).Should().Throw<ArgumentException>();
        faults.Queued.Should().Be(0);
    }

    private async Task<List<int>> StatusesAsync(params IReadOnlyList<string> names)
    {
        var statuses = new List<int>();
        foreach (var name in names)
        {
            statuses.Add((await _client.RequestNamedAsync(name)).Status);
        }

        return statuses;
    }
}
