using System.Collections.Concurrent;
using FundsCheck.Sandbox;

namespace FundsCheck.EndToEnd.Tests;

/// <summary>Every way to a balance, with every fault at each of its endpoints.</summary>
public sealed class PlaidSourceTests
{
    private const decimal MoreThanIsThere = 5_000m;
    private const int AtOnceMax = 16;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Sources => PlaidSource.Names;

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task No_fault_of_any_endpoint_gives_an_accept_a_hang_or_a_secret(string name)
    {
        var source = PlaidSource.Get(name);
        await using var sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions
        {
            SlowDelay = TimeSpan.FromMilliseconds(200),
            DripInterval = TimeSpan.FromMilliseconds(50),
        });
        await using var host = new ObservedHost(sandbox.Address, Timeout, source.Configure);
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            SandboxToken.All.Where(token => token.Fault is { } fault && source.Endpoints.Any(fault.AppliesTo)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnceMax }, async (token, stop) =>
            {
                var decision = await host.CheckAsync($"m-{token.Name}", token.AccountIds[0], source.TokenOf(token), MoreThanIsThere, stop)
                    .WaitAsync(HangMax, stop);
                if (decision.Outcome == Outcome.Accept)
                {
                    wrong.Add($"{token.Name}: {string.Join(", ", decision.Reasons.Select(reason => reason.Code))}");
                }
            });

        wrong.Should().BeEmpty();
        host.Outputs.Should().NotContain(
            text => text.Contains("-sandbox-") || text.Contains(ObservedHost.ClientSecret) || text.Contains(ObservedHost.ClientId));
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task An_accept_rests_on_a_real_time_balance_that_covers_it(string name)
    {
        var source = PlaidSource.Get(name);
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, TimeSpan.FromSeconds(10), source.Configure);
        var (accepts, wrong) = (0, new List<string>());
        foreach (var token in SandboxToken.All.Where(token => token.Kind == SandboxTokenKind.Item && token.AccountIds.Count > 0))
        {
            foreach (var amount in new[] { 1m, 100m, 900m })
            {
                var decision = await host.CheckAsync($"i-{token.Name}-{amount}", token.AccountIds[0], source.TokenOf(token), amount);
                accepts += decision.Outcome == Outcome.Accept ? 1 : 0;
                if (decision.Outcome == Outcome.Accept
                    && decision.Balance is not { Freshness: BalanceFreshness.RealTime, Available: { } available }
                    || (decision.Outcome == Outcome.Accept && decision.Balance!.Available < amount))
                {
                    wrong.Add($"{token.Name} {amount}");
                }
            }
        }

        wrong.Should().BeEmpty();
        (accepts > 0).Should().Be(name is not "cached");
    }

    [Theory]
    [InlineData("cached-higher", 40, 1000)]
    [InlineData("cached-age-unknown", 40, 1000)]
    [InlineData("cached-stale", 40, 1000)]
    [InlineData("cached-lower", 1000, 40)]
    public async Task Sources_that_disagree_are_both_recorded_and_the_fresher_one_is_judged(string name, int realTime, int cached)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout, PlaidSource.Get("cached-first").Configure);
        var token = SandboxToken.Get(name);

        var decision = await host.CheckAsync("d-1", token.AccountIds[0], token.AccessToken, 100m);

        decision.Outcome.Should().Be(realTime >= 100 ? Outcome.Accept : Outcome.Decline);
        decision.Balance!.Available.Should().Be(realTime);
        var other = decision.Record.Reading.Other.Should().BeOfType<BalanceReading.Succeeded>().Subject.Balance;
        (other.Freshness, other.Available).Should().Be((BalanceFreshness.Cached, cached));
    }

    [Fact]
    public async Task An_Item_that_was_linked_moments_ago_needs_no_billed_call()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout, PlaidSource.Get("cached-first").Configure);
        var token = SandboxToken.Get("just-linked");

        var decision = await host.CheckAsync("d-1", token.AccountIds[0], token.AccessToken, 100m);

        decision.Balance!.Freshness.Should().Be(BalanceFreshness.Cached);
        decision.Record.Facts.Balance!.Age.Value.Should().BeLessThan(TimeSpan.FromMinutes(5));
        sandbox.Requests.CountOf(SandboxEndpoint.AccountsBalanceGet).Should().Be(0);
    }

    [Fact]
    public async Task A_broken_Item_is_known_before_a_billed_call()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(sandbox.Address, Timeout, PlaidSource.Get("cached-first").Configure);
        var token = SandboxToken.Get("login-required");

        var decision = await host.CheckAsync("d-1", token.AccountIds[0], token.AccessToken, 1m);

        decision.Reasons.Should().ContainSingle().Which.Code.Should().Be("ITEM_LOGIN_REQUIRED");
        sandbox.Requests.CountOf(SandboxEndpoint.AccountsBalanceGet).Should().Be(0);
    }

    [Fact]
    public async Task A_cached_balance_stands_in_for_a_bank_that_is_down_with_the_failure_beside_it()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        await using var host = new ObservedHost(
            sandbox.Address, Timeout, PlaidSource.Get("cached-when-real-time-fails").Configure);
        var token = SandboxToken.Get("institution-down");

        var decision = await host.CheckAsync("d-1", token.AccountIds[0], token.AccessToken, 1m);

        decision.Outcome.Should().Be(Outcome.Review);
        decision.Balance!.Freshness.Should().Be(BalanceFreshness.Cached);
        decision.Record.Reading.Other.Should().BeOfType<BalanceReading.Failed>().Which.Failure.Code.Should().Be("INSTITUTION_DOWN");
    }
}
