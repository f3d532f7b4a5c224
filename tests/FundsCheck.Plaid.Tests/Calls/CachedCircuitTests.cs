using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

/// <summary>A cached call reads no bank: it neither opens nor closes the circuit of a bank, nor is it stopped by it.</summary>
public sealed class CachedCircuitTests
{
    private const int Items = 30;

    [Theory]
    [InlineData("fallback")]
    [InlineData("only")]
    public async Task A_cached_balance_is_read_while_the_bank_hangs(string ruleSet)
    {
        using var server = Server();
        await OpenAsync(server);

        PathServer.CodeOf(await server.ReadAsync("t2", ruleSet)).Should().Be("read");
    }

    [Fact]
    public async Task A_cached_call_is_no_probe_of_the_bank()
    {
        using var server = Server();
        await OpenAsync(server);
        server.Time.Advance(TimeSpan.FromSeconds(16));
        await server.ReadAsync("t2", "only");
        var before = server.Count(PathServer.Balances);

        var readings = Enumerable.Range(0, 20).Select(item => server.ReadAsync($"t{item}")).ToArray();
        await PathServer.UntilAsync(() => readings.Count(reading => reading.IsCompleted) == 19);

        (server.Count(PathServer.Balances) - before).Should().Be(1);
        server.Time.Advance(TimeSpan.FromSeconds(30));
        await Task.WhenAll(readings);
    }

    [Theory]
    [InlineData("first")]
    [InlineData("fallback")]
    public async Task A_steady_flow_of_readings_opens_the_circuit_of_a_hanging_bank(string ruleSet)
    {
        using var server = Server();
        await LearnAsync(server);
        server.Responses[PathServer.Balances] = Steps.Hang();
        var before = server.Count(PathServer.Balances);
        var readings = new List<Task<BalanceReading>>();
        for (var second = 0; second < 200; second++)
        {
            var sent = server.Count(PathServer.Balances);
            var reading = server.ReadAsync($"t{second % Items}", ruleSet);
            readings.Add(reading);
            await PathServer.UntilAsync(() => server.Count(PathServer.Balances) > sent || reading.IsCompleted, 200);
            server.Time.Advance(TimeSpan.FromSeconds(1));
        }

        server.Time.Advance(TimeSpan.FromSeconds(60));
        await Task.WhenAll(readings);
        (server.Count(PathServer.Balances) - before).Should().BeLessThan(100);
    }

    private static PathServer Server() => new(options =>
    {
        options.CachedBalances.UseByRuleSet["first"] = CachedBalanceUse.First;
        options.CachedBalances.UseByRuleSet["fallback"] = CachedBalanceUse.WhenRealTimeFails;
        options.CachedBalances.UseByRuleSet["only"] = CachedBalanceUse.Only;
    });

    private static async Task LearnAsync(PathServer server)
    {
        server.Responses[PathServer.Balances] = Steps.Ok(Json.Body(Json.Account()));
        await Task.WhenAll(Enumerable.Range(0, Items).Select(item => server.ReadAsync($"t{item}")));
        server.Time.Advance(TimeSpan.FromMinutes(3));
    }

    private static async Task OpenAsync(PathServer server)
    {
        await LearnAsync(server);
        server.Responses[PathServer.Balances] = Steps.Hang();
        var readings = Enumerable.Range(0, Items).Select(item => server.ReadAsync($"t{item}")).ToArray();
        await PathServer.UntilAsync(() => server.Count(PathServer.Balances) == 2 * Items);
        server.Time.Advance(TimeSpan.FromSeconds(30));
        await Task.WhenAll(readings);
        PathServer.CodeOf(await server.ReadAsync("t1")).Should().Be("BALANCE_CIRCUIT_OPEN");
    }
}
